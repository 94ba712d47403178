package org.stylegan4j.model;

import java.util.List;
import org.stylegan4j.nn.Optimizer;
import org.stylegan4j.nn.Params;

/**
 * One optimization of a training step: what is minimized, over which networks, how often.
 *
 * @param name as statistics show it: {@code Gmain}, {@code Dreg}
 * @param statistic the name under which the sum of its losses is reported: {@code Loss/G/loss}
 * @param objectives minimized together; each one's graph is freed before the next is built
 * @param trained what this phase changes; gradients flow to no other network
 * @param due when it runs
 */
public record Phase(String name, String statistic, List<Objective> objectives, List<Trained> trained, Due due) {
    public Phase {
        objectives = List.copyOf(objectives);
        trained = List.copyOf(trained);
    }

    /**
     * A network and what moves it.
     *
     * @param optimizer of all its parameters
     */
    public record Trained(Params network, Optimizer optimizer) {}
}
