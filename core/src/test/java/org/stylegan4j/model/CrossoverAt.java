package org.stylegan4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.stylegan4j.data.source.Labels;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/**
 * Makes style mixing happen, always at a given layer and with a given second latent.
 *
 * @param cutoff the first layer of the second latent
 * @param crossovers how many cutoffs there must be to choose from
 */
public record CrossoverAt(int cutoff, int crossovers, Tensor second) implements RandomSource {
    @Override
    public Tensor normal(Device device, long... shape) {
        return second;
    }

    @Override
    public int below(int bound) {
        assertEquals(crossovers, bound, "crossover points");
        return cutoff - 1;
    }

    @Override
    public double uniform() {
        return 0;
    }

    /** A step that draws so. */
    public Step step() {
        return new Step(this, Labels.NONE, (name, values) -> {}, Device.CPU);
    }
}
