package org.stylegan4j.model.gan;

import org.stylegan4j.model.Progress;

/**
 * In which order the players of a game move, and how often.
 *
 * @param generatorFirst whether a step improves the generator before the discriminator
 * @param critic how many fresh batches the discriminator takes before each move of the generator
 * @param firstCritic how many it takes in the first steps, and now and then
 * @param firstSteps how many steps those are
 * @param firstEvery so many steps apart it takes as many again; 0 for never
 */
public record Turns(boolean generatorFirst, int critic, int firstCritic, int firstSteps, int firstEvery) {
    /** One move each, the discriminator's first. */
    public static final Turns DISCRIMINATOR_FIRST = new Turns(false, 1, 1, 0, 0);

    /** One move each, the generator's first. */
    public static final Turns GENERATOR_FIRST = new Turns(true, 1, 1, 0, 0);

    public Turns {
        if (critic < 1 || firstCritic < 1) {
            throw new IllegalArgumentException(
                    "the discriminator must move at least once: " + critic + ", " + firstCritic);
        }
        if (firstSteps < 0 || firstEvery < 0) {
            throw new IllegalArgumentException("first steps must not be negative: " + firstSteps + ", " + firstEvery);
        }
    }

    /** So many moves of the discriminator for each of the generator. */
    public static Turns critic(int moves) {
        return new Turns(false, moves, moves, 0, 0);
    }

    /** How often the discriminator moves in a step. */
    int discriminator(Progress at) {
        boolean first = at.step() < firstSteps || (firstEvery > 0 && at.step() % firstEvery == 0);
        return first ? firstCritic : critic;
    }
}
