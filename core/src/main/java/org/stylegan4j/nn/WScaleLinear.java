package org.stylegan4j.nn;

import java.util.Optional;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/**
 * A fully connected layer with equalized learning rate as ProGAN and StyleGAN have it: the gain sits in the weights, the
 * activation has none (Karras et al. 2018, section 4.1). Maps [N, I] to [N, O].
 */
public final class WScaleLinear {
    private final Config config;
    private final Tensor weight; // [O, I]
    private final Optional<Tensor> bias; // [O]

    /**
     * The shape of a layer.
     *
     * @param rateMultiplier how much slower the layer learns than others; 1 for equally fast
     * @param activate whether a leaky ReLU follows
     */
    public record Config(int in, int out, double gain, double rateMultiplier, boolean bias, boolean activate) {}

    /** A new layer. */
    public WScaleLinear(Params p, Config config) {
        this.config = config;
        weight = p.normal("weight", 1 / config.rateMultiplier(), config.out(), config.in());
        bias = config.bias() ? Optional.of(p.fill("bias", 0, config.out())) : Optional.empty();
    }

    /** f(x Wᵀ · gain · multiplier / sqrt(I) + b · multiplier) for x [N, I]. */
    public Tensor forward(Tensor x) {
        x.expect("x", Tensor.ANY, config.in());
        double m = config.rateMultiplier();
        Tensor scaled = x.mul(config.gain() * m / Math.sqrt(config.in())); // [N, I], smaller than the weight
        Tensor y = bias.isPresent()
                ? scaled.linear(weight, m == 1 ? bias.get() : bias.get().mul(m))
                : scaled.matmul(weight.permute(1, 0)); // [N, O]
        return config.activate() ? InPlace.leakyRelu(y, Activation.SLOPE) : y;
    }
}
