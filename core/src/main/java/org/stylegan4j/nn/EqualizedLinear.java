package org.stylegan4j.nn;

import org.stylegan4j.tensor.Tensor;

/**
 * A fully connected layer with equalized learning rate: weights are kept near unit variance and scaled when used (Karras et
 * al. 2018, section 4.1). Maps [N, I] to [N, O].
 */
public final class EqualizedLinear {
    private final Config config;
    private final Tensor weight; // [O, I]
    private final Tensor bias; // [O]

    /**
     * The shape of a layer.
     *
     * @param biasStart initial bias, in stored units
     * @param rateMultiplier how much slower the layer learns than others; 1 for equally fast
     */
    public record Config(int in, int out, Activation activation, double biasStart, double rateMultiplier) {
        /** A layer that learns as fast as others, with bias 0. */
        public static Config of(int in, int out, Activation activation) {
            return new Config(in, out, activation, 0, 1);
        }
    }

    /** A new layer. */
    public EqualizedLinear(Params p, Config config) {
        this.config = config;
        weight = p.normal("weight", 1 / config.rateMultiplier(), config.out(), config.in());
        bias = p.fill("bias", config.biasStart(), config.out());
    }

    /** f(x Wᵀ · multiplier / sqrt(I) + b · multiplier) for x [N, I]. */
    public Tensor forward(Tensor x) {
        x.expect("x", Tensor.ANY, config.in());
        double gain = config.activation().gain() * config.rateMultiplier();
        Tensor scaled = x.mul(gain / Math.sqrt(config.in())); // [N, I], smaller than the weight
        Tensor b = gain == 1 ? bias : bias.mul(gain); // [O]
        return config.activation().applyInPlace(scaled.linear(weight, b)); // [N, O]
    }
}
