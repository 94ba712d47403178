package org.stylegan4j.model;

import java.util.List;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Params;

/**
 * One optimization of a training step: what is minimized, over which network, by which optimizer, how often.
 *
 * @param name as statistics show it: {@code Gmain}, {@code Dreg}
 * @param statistic the name under which the sum of its losses is reported: {@code Loss/G/loss}
 * @param objectives minimized together; each one's graph is freed before the next is built
 * @param trained the networks that this phase changes; gradients flow to no other
 * @param interval the phase runs in steps 0, interval, 2 * interval, ... and its loss counts interval times (lazy regularization)
 * @param repeats how many times it runs when it is due
 */
public record Phase(
        String name,
        String statistic,
        List<Objective> objectives,
        List<Params> trained,
        Adam optimizer,
        int interval,
        int repeats) {
    public Phase {
        objectives = List.copyOf(objectives);
        trained = List.copyOf(trained);
        if (interval < 1 || repeats < 1) {
            throw new IllegalArgumentException("interval and repeats must be at least 1: " + interval + ", " + repeats);
        }
    }

    /** Whether the phase runs in this step, counted from 0. */
    public boolean due(long step) {
        return step % interval == 0;
    }
}
