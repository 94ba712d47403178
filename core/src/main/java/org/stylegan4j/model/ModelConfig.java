package org.stylegan4j.model;

import java.util.List;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.schedule.Growth;

/** The settings of one kind of system; a record of records, each with one default per value. */
public interface ModelConfig {
    /** What kind of system this is, as {@code --model} names it. */
    String system();

    /** How the networks grow in training. */
    default Growth growth() {
        return Growth.NONE;
    }

    /** Images per group of minibatch standard deviation; 0 for the whole batch. */
    default int stddevGroup() {
        return 0;
    }

    /** Whether blocks of high resolution can compute in a half-precision format. */
    default boolean halfPrecision() {
        return true;
    }

    /**
     * Finds out before any work whether networks for the data can be built.
     *
     * @throws IllegalArgumentException in one line when they cannot
     */
    default void check(Setup setup) {}

    /** The layers of generator and discriminator, told at once: no weights are drawn for it. */
    List<Summary> summaries(Setup setup);

    /** Builds the networks with fresh weights. The caller closes the model. */
    Model build(Setup setup);

    /**
     * What the data and the machine decide.
     *
     * @param resolution R of the square images
     * @param channels C, 1 or 3
     * @param labelDim F, 0 for none
     * @param compute device, precision, layout
     * @param seed of the initial weights
     */
    record Setup(int resolution, int channels, int labelDim, Compute compute, long seed) {}
}
