package org.stylegan4j.nn;

import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * Resampling by two with the low-pass filter [1, 3, 3, 1] and zeros outside the image (Karras et al. 2020, appendix B). The
 * filter is what bilinear interpolation does inside an image; a mask at the border turns the interpolation's repeated border
 * into zeros, so that libtorch's fast kernels serve, also under double backward.
 */
public final class Fir {
    /** Taps along one axis, before normalisation. */
    private static final float[] TAPS = {1, 3, 3, 1};

    /** Share of the border pixel that bilinear interpolation takes from inside the image. */
    private static final double BORDER = 0.75;
    /** Below this many channels the interpolation kernels are slower than a depthwise convolution. */
    private static final int FEW_CHANNELS = 8;

    private Fir() {}

    /** The outer product of taps, normalised to sum 1: [k, k]. */
    public static Tensor filter(float... taps) {
        float sum = 0;
        for (float t : taps) {
            sum += t;
        }
        float[] values = new float[taps.length * taps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = taps[i / taps.length] * taps[i % taps.length] / (sum * sum);
        }
        return Tensor.of(values, taps.length, taps.length);
    }

    /** The family's filter [1, 3, 3, 1]: [4, 4], sum 1. */
    public static Tensor filter() {
        return filter(TAPS);
    }

    /** x [N, C, H, W] to [N, C, 2H, 2W]. */
    public static Tensor up(Tensor x) {
        if (isCheaperDepthwise(x)) {
            return Convolution.convTranspose2d(x, depthwise(x, 4), 2, 1, (int) x.size(1));
        }
        return Convolution.bilinearUp(x).mul(mask(x, 2 * x.size(2), 2 * x.size(3), 1));
    }

    /** x [N, C, H, W] to [N, C, H/2, W/2]; a quarter of the adjoint of {@link #up}. */
    public static Tensor down(Tensor x) {
        if (isCheaperDepthwise(x)) {
            return Convolution.conv2d(x, depthwise(x, 1), 2, 1, (int) x.size(1));
        }
        return Convolution.bilinearUpAdjoint(x.mul(mask(x, x.size(2), x.size(3), 0.25)));
    }

    /** The second derivative of a depthwise convolution is one convolution for each channel. */
    private static boolean isCheaperDepthwise(Tensor x) {
        return x.size(1) < FEW_CHANNELS && !SecondOrder.isExpected();
    }

    /**
     * Filters without resampling: x [N, C, H, W] to [N, C, H + 2 padding - 3, W + 2 padding - 3].
     *
     * @param padding zeros on each side, 0 to 3
     */
    public static Tensor blur(Tensor x, int padding, double gain) {
        if (SecondOrder.isExpected()) {
            return means(x, padding, gain);
        }
        return Convolution.conv2d(x, depthwise(x, gain), 1, padding, (int) x.size(1));
    }

    /** The filter as three means of 2x2 pixels, since [1, 3, 3, 1] is [1, 1] three times over; cheap to any order. */
    private static Tensor means(Tensor x, int padding, double gain) {
        Tensor y = x;
        for (int i = 0; i < TAPS.length - 1; i++) {
            y = Convolution.averagePool(y, 2, 1, i < padding ? 1 : 0);
        }
        return gain == 1 ? y : y.mul(gain);
    }

    /** The filter for every channel, computed where x lives. */
    private static Tensor depthwise(Tensor x, double gain) {
        Tensor inner = Tensor.full(TAPS[1], DType.FP32, x.device(), 2);
        Tensor taps = edged(TAPS[0], inner); // [4]
        double sum = TAPS[0] + TAPS[1] + TAPS[2] + TAPS[3];
        Tensor f = taps.reshape(4, 1).mul(taps).mul(gain / (sum * sum)).to(x.dtype()); // [4, 4]
        return f.reshape(1, 1, 4, 4).expand(x.size(1), 1, 4, 4); // [C, 1, 4, 4]
    }

    /** What bilinear interpolation is to be multiplied by, computed where x lives: [1, 1, h, w]. */
    private static Tensor mask(Tensor x, long h, long w, double gain) {
        Tensor rows = edged(BORDER * gain, Tensor.full(gain, DType.FP32, x.device(), h - 2)); // [h]
        Tensor columns = edged(BORDER, Tensor.full(1, DType.FP32, x.device(), w - 2)); // [w]
        return rows.reshape(1, 1, h, 1).mul(columns).to(x.dtype());
    }

    /** Another value at both ends: [n] to [n + 2]. */
    private static Tensor edged(double end, Tensor inner) {
        Tensor one = Tensor.full(end, DType.FP32, inner.device(), 1);
        return Tensor.cat(0, one, inner, one);
    }

    /**
     * How {@link #reference} resamples.
     *
     * @param up zeros inserted so that there are {@code up} times as many pixels
     * @param down every so many pixels kept
     * @param before zeros added left and above; negative to crop
     * @param after zeros added right and below; negative to crop
     * @param gain of the result
     * @param flip correlation instead of convolution with the filter
     */
    public record Plan(int up, int down, int before, int after, double gain, boolean flip) {
        /** Up-sampling by two with a filter of k taps, centred. */
        public static Plan up(int k) {
            return new Plan(2, 1, (k + 1) / 2, (k - 2) / 2, 4, false);
        }

        /** Down-sampling by two with a filter of k taps, centred. */
        public static Plan down(int k) {
            return new Plan(1, 2, (k - 1) / 2, (k - 2) / 2, 1, false);
        }

        /** Filtering only. */
        public static Plan same(int k, boolean flip) {
            return new Plan(1, 1, k / 2, (k - 1) / 2, 1, flip);
        }
    }

    /** The reference path for any filter [k, k]: insert zeros, pad, convolve, keep every down-th pixel. */
    public static Tensor reference(Tensor x, Tensor filter, Plan plan) {
        long n = x.size(0);
        long c = x.size(1);
        long h = x.size(2);
        long w = x.size(3);
        int k = (int) filter.size(0);
        int zeros = plan.up() - 1;
        Tensor y = Convolution.pad(x.contiguous().reshape(n, c, h, 1, w, 1), 0, zeros, 0, 0, 0, zeros);
        y = y.reshape(n, c, h * plan.up(), w * plan.up());
        y = Convolution.pad(y, plan.before(), plan.after(), plan.before(), plan.after());
        Tensor f = (plan.flip() ? filter : filter.flip(0, 1)).mul(plan.gain());
        f = f.reshape(1, 1, k, k).expand(c, 1, k, k);
        return Convolution.conv2d(y, f, plan.down(), 0, (int) c);
    }
}
