package org.stylegan4j.nn;

import java.util.Optional;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * A convolution with equalized learning rate, optional resampling by two, bias and activation (Karras et al. 2018 and 2020).
 * Maps [N, I, H, W] to [N, O, H', W'].
 */
public final class EqualizedConv2d {
    private final Config config;
    private final Tensor weight; // [O, I, k, k]
    private final Optional<Tensor> bias; // [O]

    /** What happens to the resolution. */
    public enum Resample {
        NONE,
        UP,
        DOWN
    }

    /**
     * The shape of a layer.
     *
     * @param kernel 1 or 3
     * @param clamp outputs are limited to plus or minus this; 0 for no limit
     */
    public record Config(
            int in, int out, int kernel, Resample resample, boolean bias, Activation activation, double clamp) {}

    /** A new layer, which keeps its filter beside its weights as the published networks do. */
    public EqualizedConv2d(Params p, Config config) {
        this(config, p);
        p.buffer("resample_filter", Fir::filter);
    }

    private EqualizedConv2d(Config config, Params p) {
        this.config = config;
        weight = p.normal("weight", 1, config.out(), config.in(), config.kernel(), config.kernel());
        bias = config.bias() ? Optional.of(p.fill("bias", 0, config.out())) : Optional.empty();
    }

    /** A new layer that keeps nothing but weights, as in the networks published for TensorFlow. */
    public static EqualizedConv2d withoutFilter(Params p, Config config) {
        return new EqualizedConv2d(config, p);
    }

    /** {@code gain} · f(W x / sqrt(I k²) + b), with the filter before a down- or after an up-sampling convolution. */
    public Tensor forward(Tensor x, double gain) {
        x.expect("x", Tensor.ANY, config.in(), Tensor.ANY, Tensor.ANY);
        double total = gain * config.activation().gain();
        double fanIn = (double) config.in() * config.kernel() * config.kernel();
        Tensor w = weight.mul(total / Math.sqrt(fanIn)).to(x.dtype()); // [O, I, k, k]
        Tensor y = config.resample() == Resample.UP ? up(x, w) : direct(x, w, total); // [N, O, H', W']
        y = config.activation().applyInPlace(y);
        return Activation.clamp(y, config.clamp() * gain);
    }

    /** {@link #forward} with gain 1. */
    public Tensor forward(Tensor x) {
        return forward(x, 1);
    }

    private Tensor direct(Tensor x, Tensor w, double gain) {
        boolean down = config.resample() == Resample.DOWN;
        int k = config.kernel();
        Tensor y = x;
        if (down) {
            y = k == 1 ? Fir.down(x) : Fir.blur(x, 2, 1);
        }
        int stride = down && k > 1 ? 2 : 1;
        int padding = down ? 0 : k / 2;
        return bias.isPresent()
                ? Convolution.conv2d(y, w, scaledBias(x.dtype(), gain), stride, padding)
                : Convolution.conv2d(y, w, stride, padding, 1);
    }

    /** Only the residual generator's skip connection samples up here: 1x1, no bias. */
    private Tensor up(Tensor x, Tensor w) {
        if (config.kernel() != 1 || bias.isPresent()) {
            throw new IllegalStateException("up-sampling convolutions are 1x1 without bias: " + config);
        }
        return Fir.up(Convolution.conv2d(x, w, 1, 0, 1));
    }

    private Tensor scaledBias(DType type, double gain) {
        return bias.orElseThrow().mul(gain).to(type);
    }
}
