package org.stylegan4j.nn;

import java.util.Arrays;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** What follows a layer's bias. Each activation has a gain that keeps the variance (Karras et al. 2020, section 2.2). */
public enum Activation {
    LINEAR(1),
    LEAKY_RELU(Math.sqrt(2));

    /** Slope of the leaky ReLU below zero, in all networks of the family. */
    public static final double SLOPE = 0.2;

    private final double gain;

    Activation(double gain) {
        this.gain = gain;
    }

    /** What the activation's output is multiplied by; positive. */
    public double gain() {
        return gain;
    }

    /**
     * Applies the nonlinearity to values that carry the gain already, which it commutes with because the gain is positive.
     * Overwrites {@code x}.
     */
    Tensor applyInPlace(Tensor x) {
        return this == LEAKY_RELU ? InPlace.leakyRelu(x, SLOPE) : x;
    }

    /** The reference path, one operation per step: bias [C], nonlinearity, gain, clamp to ±limit when that is positive. */
    public Tensor reference(Tensor x, Tensor bias, double limit) {
        long[] shape = new long[x.dim()];
        Arrays.fill(shape, 1);
        shape[1] = bias.size(0);
        Tensor y = x.add(bias.reshape(shape));
        y = this == LEAKY_RELU ? y.leakyRelu(SLOPE) : y;
        return clamp(y.mul(gain), limit);
    }

    /** Limits to ±limit when that is positive. */
    static Tensor clamp(Tensor x, double limit) {
        return limit > 0 ? x.clamp(-limit, limit) : x;
    }
}
