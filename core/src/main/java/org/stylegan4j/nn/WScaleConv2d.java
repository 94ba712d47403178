package org.stylegan4j.nn;

import java.util.Optional;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/**
 * A convolution with equalized learning rate as ProGAN and StyleGAN have it: the gain sits in the weights, the activation has
 * none (Karras et al. 2018, section 4.1). Maps [N, I, H, W] to [N, O, H', W'].
 */
public final class WScaleConv2d {
    /** Keeps the variance through a leaky ReLU. */
    public static final double GAIN = Math.sqrt(2);

    private final Config config;
    private final Tensor weight; // [O, I, k, k]
    private final Optional<Tensor> bias; // [O]

    /** What happens to the resolution; each of the two is one convolution of stride 2. */
    public enum Resample {
        NONE,
        /** Doubles it: as repeating pixels and convolving with the kernel turned by 180 degrees. */
        UP,
        /** Doubles it: as repeating pixels and convolving. */
        UP_REPEATED,
        /** Halves it: as convolving and taking the mean of four pixels. */
        DOWN
    }

    /**
     * The shape of a layer.
     *
     * @param kernel 1 or 3; 3 when the resolution changes
     * @param activate whether a leaky ReLU follows
     */
    public record Config(int in, int out, int kernel, double gain, Resample resample, boolean bias, boolean activate) {
        public Config {
            if (resample != Resample.NONE && kernel != 3) {
                throw new IllegalArgumentException("resampling convolutions have 3x3 kernels: " + kernel);
            }
        }

        /** A 3x3 layer with bias and leaky ReLU. */
        public static Config of(int in, int out, Resample resample) {
            return new Config(in, out, 3, GAIN, resample, true, true);
        }
    }

    /** A new layer. */
    public WScaleConv2d(Params p, Config config) {
        this.config = config;
        weight = p.normal("weight", 1, config.out(), config.in(), config.kernel(), config.kernel());
        bias = config.bias() ? Optional.of(p.fill("bias", 0, config.out())) : Optional.empty();
    }

    /** f(W x · gain / sqrt(I k²) + b). */
    public Tensor forward(Tensor x) {
        x.expect("x", Tensor.ANY, config.in(), Tensor.ANY, Tensor.ANY);
        double fanIn = (double) config.in() * config.kernel() * config.kernel();
        Tensor w = weight.mul(config.gain() / Math.sqrt(fanIn)); // [O, I, k, k]
        Tensor y = convolve(x, w); // [N, O, H', W']
        return config.activate() ? InPlace.leakyRelu(y, Activation.SLOPE) : y;
    }

    private Tensor convolve(Tensor x, Tensor w) {
        if (config.resample() == Resample.UP || config.resample() == Resample.UP_REPEATED) {
            Tensor y = up(x, config.resample() == Resample.UP ? w : w.flip(2, 3));
            return bias.isPresent() ? y.add(bias.get().reshape(1, config.out(), 1, 1)) : y;
        }
        boolean down = config.resample() == Resample.DOWN;
        Tensor kernel = down ? widened(w).mul(0.25) : w;
        int stride = down ? 2 : 1;
        int padding = config.kernel() / 2;
        return bias.isPresent()
                ? Convolution.conv2d(x, kernel, bias.get(), stride, padding)
                : Convolution.conv2d(x, kernel, stride, padding, 1);
    }

    private static Tensor up(Tensor x, Tensor w) {
        return Convolution.convTranspose2d(x, widened(w).permute(1, 0, 2, 3), 2, 1, 1); // [N, O, 2H, 2W]
    }

    /** The sum of a kernel's four shifts by at most one pixel: [O, I, 3, 3] to [O, I, 4, 4]. */
    private static Tensor widened(Tensor w) {
        Tensor padded = Convolution.pad(w, 1, 1, 1, 1); // [O, I, 5, 5]
        Tensor rows = padded.narrow(2, 0, 4).add(padded.narrow(2, 1, 4)); // [O, I, 4, 5]
        return rows.narrow(3, 0, 4).add(rows.narrow(3, 1, 4));
    }

    /** The reference path of {@link Resample#UP} for w [O, I, 3, 3] with its gain: repeat pixels, then convolve. */
    static Tensor upReference(Tensor x, Tensor w) {
        return Convolution.conv2d(Convolution.nearestUp(x, 2), w.flip(2, 3), 1, 1, 1);
    }

    /** The reference path of {@link Resample#DOWN}: convolve, then take means. */
    static Tensor downReference(Tensor x, Tensor w) {
        return Convolution.averageDown(Convolution.conv2d(x, w, 1, 1, 1));
    }
}
