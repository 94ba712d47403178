package org.stylegan4j.nn;

import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * Convolution whose kernel is scaled per image by a style and demodulated to unit norm (Karras et al. 2020, equations 1 and 3).
 * The fast path scales the input and the output around one convolution shared by all images; the reference path builds each
 * image's kernel.
 */
public final class ModulatedConv {
    private static final double EPSILON = 1e-8;

    private ModulatedConv() {}

    /** 1 / ‖w · s‖ for every image and output channel, float32: [N, O] from weight [O, I, k, k] and style [N, I]; eq. 3. */
    public static Tensor demodulation(Tensor weight, Tensor style) {
        Tensor w2 = weight.square().sum(2, 3); // [O, I]
        return style.square().matmul(w2.permute(1, 0)).add(EPSILON).rsqrt(); // [N, O]
    }

    /**
     * The convolution without demodulation: W (s · x), in x's number format.
     *
     * @param x [N, I, H, W]
     * @param weight [O, I, k, k], float32
     * @param style [N, I], float32
     * @param up whether to double the resolution, with a transposed convolution and the low-pass filter
     */
    public static Tensor modulated(Tensor x, Tensor weight, Tensor style, boolean up) {
        Tensor s = style.reshape(style.size(0), style.size(1), 1, 1).to(x.dtype()); // [N, I, 1, 1]
        return convolve(x.mul(s), weight.to(x.dtype()), up, 1); // [N, O, H', W']
    }

    /** The reference path: equation 1, then 3 when {@code demodulate}, then one grouped convolution for all images. */
    public static Tensor reference(Tensor x, Tensor weight, Tensor style, boolean demodulate, boolean up) {
        long n = x.size(0);
        long o = weight.size(0);
        long i = weight.size(1);
        long k = weight.size(2);
        Tensor w = weight.reshape(1, o, i, k, k).mul(style.reshape(n, 1, i, 1, 1)); // [N, O, I, k, k]  eq. 1
        if (demodulate) {
            Tensor d = w.square().sum(2, 3, 4).add(EPSILON).rsqrt(); // [N, O]
            w = w.mul(d.reshape(n, o, 1, 1, 1)); // eq. 3
        }
        Tensor y = x.contiguous().reshape(1, n * i, x.size(2), x.size(3));
        y = convolve(y, w.reshape(n * o, i, k, k), up, (int) n); // [1, N*O, H', W']
        return y.reshape(n, o, y.size(2), y.size(3));
    }

    private static Tensor convolve(Tensor x, Tensor w, boolean up, int groups) {
        long k = w.size(2);
        if (!up) {
            return Convolution.conv2d(x, w, 1, (int) k / 2, groups);
        }
        long o = w.size(0) / groups;
        Tensor t = w.reshape(groups, o, w.size(1), k, k).permute(0, 2, 1, 3, 4); // [G, I, O, k, k]
        t = t.reshape(groups * w.size(1), o, k, k);
        Tensor y = Convolution.convTranspose2d(x, t, 2, 0, groups); // [N, O, 2H+1, 2W+1]
        return Fir.blur(y, 1, 4); // [N, O, 2H, 2W]
    }

    /**
     * Weight and style shrunk so that their product fits float16, with equal demodulated results (Karras et al. 2020, training
     * with adaptive augmentation, appendix).
     */
    static Tensor shrinkWeight(Tensor weight) {
        double fanIn = (double) weight.size(1) * weight.size(2) * weight.size(3);
        return weight.div(weight.abs().maxKeep(1, 2, 3)).mul(1 / Math.sqrt(fanIn)); // [O, I, k, k]
    }

    static Tensor shrinkStyle(Tensor style) {
        return style.div(style.abs().maxKeep(1)); // [N, I]
    }

    /** The layer of all synthesis blocks: modulate, convolve, demodulate; weight and style as stored. */
    public record Scaled(Tensor weight, Tensor style) {
        /** Shrinks for float16, leaves as is for wider formats. */
        public static Scaled of(Tensor weight, Tensor style, DType type) {
            return type == DType.FP16
                    ? new Scaled(shrinkWeight(weight), shrinkStyle(style))
                    : new Scaled(weight, style);
        }
    }
}
