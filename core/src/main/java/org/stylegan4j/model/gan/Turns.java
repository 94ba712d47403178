package org.stylegan4j.model.gan;

import org.stylegan4j.schedule.Progress;

/**
 * In which order the players of a game move, and how often.
 *
 * @param generatorFirst whether a step improves the generator before the discriminator
 * @param critic how many fresh batches the discriminator takes before each move of the generator
 * @param fakes the generator learns from so many times as many fakes as a batch has real images, 2 in SNGAN
 * @param first what is otherwise in the first steps
 */
public record Turns(boolean generatorFirst, int critic, int fakes, First first) {
    /** One move each, the discriminator's first. */
    public static final Turns DISCRIMINATOR_FIRST = critic(1);

    /** One move each, the generator's first. */
    public static final Turns GENERATOR_FIRST = new Turns(true, 1, 1, First.NONE);

    /**
     * Steps in which the discriminator is trained more, so that the generator learns from a good one.
     *
     * @param critic how many batches it takes then
     * @param steps so many steps at the beginning
     * @param every and one each so many steps later on; 0 for never
     */
    public record First(int critic, int steps, int every) {
        /** There are none. */
        public static final First NONE = new First(1, 0, 0);

        public First {
            checkMoves(critic);
            if (steps < 0 || every < 0) {
                throw new IllegalArgumentException("first steps must not be negative: " + steps + ", " + every);
            }
        }

        private boolean at(Progress now) {
            return now.step() < steps || (every > 0 && now.step() % every == 0);
        }
    }

    public Turns {
        checkMoves(critic);
        if (fakes < 1) {
            throw new IllegalArgumentException("the generator needs at least one fake for a real image: " + fakes);
        }
    }

    private static void checkMoves(int critic) {
        if (critic < 1) {
            throw new IllegalArgumentException("the discriminator must move at least once: " + critic);
        }
    }

    /** So many moves of the discriminator for each of the generator. */
    public static Turns critic(int moves) {
        return new Turns(false, moves, 1, First.NONE);
    }

    /** The same with first steps. */
    public Turns withFirst(First other) {
        return new Turns(generatorFirst, critic, fakes, other);
    }

    /** The same with another share of fakes. */
    public Turns withFakes(int other) {
        return new Turns(generatorFirst, critic, other, first);
    }

    /** How often the discriminator moves in a step. */
    int discriminator(Progress at) {
        return first.at(at) ? first.critic() : critic;
    }
}
