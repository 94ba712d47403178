package org.stylegan4j.nn;

import java.util.Optional;

/**
 * How the layers of a network keep their weights.
 *
 * @param weight how weights start
 * @param bias how biases start; empty for layers without
 * @param spectral whether weights are divided by their largest singular value
 */
public record WeightRule(Init weight, Optional<Init> bias, Spectral spectral) {
    /** Biases that start at zero, weights as they are. */
    public static WeightRule of(Init weight) {
        return new WeightRule(weight, Optional.of(Init.ZERO), Spectral.NONE);
    }

    /** What PyTorch's layers start from: uniform numbers from ±1 / sqrt(fan), biases too. */
    public static WeightRule torch(double fanIn) {
        return new WeightRule(Init.fan(fanIn), Optional.of(Init.fan(fanIn)), Spectral.NONE);
    }

    /** The same without biases. */
    public WeightRule withoutBias() {
        return new WeightRule(weight, Optional.empty(), spectral);
    }

    /** The same with weights that start otherwise. */
    public WeightRule with(Init other) {
        return new WeightRule(other, bias, spectral);
    }

    /** The same with another spectral norm. */
    public WeightRule with(Spectral other) {
        return new WeightRule(weight, bias, other);
    }
}
