package org.stylegan4j.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Convolutions and resampling of [N, C, H, W] tensors, all differentiable twice. */
public final class Convolution {
    static {
        Natives.start();
    }

    /** Up to so many numbers libtorch takes a lone image for too small to be worth its fast kernels. */
    private static final int SLOW_COUNT = 20_480;

    /** The channels that oneDNN's smallest vectors hold. */
    private static final int BLOCK = 8;

    private Convolution() {}

    /** Correlates x [N, I, H, W] with weight [O, I/groups, k, k], zero padding. */
    public static Tensor conv2d(Tensor x, Tensor weight, int stride, int padding, int groups) {
        if (overflows(x, weight)) {
            return isProduct(stride, padding, groups)
                    ? product(x, weight, new TensorOptional())
                    : conv2d(x.contiguous(), weight, stride, padding, groups).channelsLast();
        }
        if (isTooSmall(x)) {
            return conv2d(Tensor.cat(0, x, x), weight, stride, padding, groups).narrow(0, 0, 1);
        }
        return new Tensor(torch.conv2d(
                x.handle,
                weight.handle,
                new TensorOptional(),
                new long[] {stride, stride},
                new long[] {padding, padding},
                new long[] {1, 1},
                groups));
    }

    /** The adjoint of {@link #conv2d}: x [N, I, H, W] with weight [I, O/groups, k, k] gives stride * (H - 1) + k - 2 * padding rows. */
    public static Tensor convTranspose2d(Tensor x, Tensor weight, int stride, int padding, int groups) {
        if (isTooSmall(x)) {
            return convTranspose2d(Tensor.cat(0, x, x), weight, stride, padding, groups)
                    .narrow(0, 0, 1);
        }
        return new Tensor(torch.conv_transpose2d(
                x.handle,
                weight.handle,
                new TensorOptional(),
                new long[] {stride, stride},
                new long[] {padding, padding},
                new long[] {0, 0},
                groups,
                1,
                1));
    }

    /**
     * Whether libtorch would pass by its fast kernels, as it does for a single image of few numbers; two such images are many
     * times faster than one.
     */
    private static boolean isTooSmall(Tensor x) {
        return x.size(0) == 1 && x.count() <= SLOW_COUNT && !x.device().isCuda();
    }

    /**
     * Whether oneDNN (3.7.1, AVX2, one thread) would write the gradient of the kernel past its end, in whole blocks of channels: a
     * 1x1 kernel on few channels, last in memory.
     */
    private static boolean overflows(Tensor x, Tensor weight) {
        long channels = x.size(1);
        return channels > 1
                && channels < BLOCK
                && weight.size(2) == 1
                && weight.size(3) == 1
                && x.dtype() == DType.FP32
                && !x.device().isCuda()
                && x.handle.stride(1) == 1;
    }

    /** Whether a 1x1 convolution takes each pixel by itself. */
    private static boolean isProduct(int stride, int padding, int groups) {
        return stride == 1 && padding == 0 && groups == 1;
    }

    /** A 1x1 convolution of x [N, I, H, W], channels last, as a matrix product, which is faster on few channels. */
    private static Tensor product(Tensor x, Tensor weight, TensorOptional bias) {
        long i = x.size(1);
        long o = weight.size(0);
        Tensor rows = x.permute(0, 2, 3, 1).reshape(-1, i); // [N*H*W, I]
        Tensor y = new Tensor(torch.linear(rows.handle, weight.reshape(o, i).handle, bias)); // [N*H*W, O]
        return y.reshape(x.size(0), x.size(2), x.size(3), o).permute(0, 3, 1, 2); // [N, O, H, W]
    }

    /** {@link #conv2d} with a bias [O], which costs no further pass. */
    public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, int stride, int padding) {
        if (overflows(x, weight)) {
            return isProduct(stride, padding, 1)
                    ? product(x, weight, new TensorOptional(bias.handle))
                    : conv2d(x.contiguous(), weight, bias, stride, padding).channelsLast();
        }
        return new Tensor(torch.conv2d(
                x.handle,
                weight.handle,
                new TensorOptional(bias.handle),
                new long[] {stride, stride},
                new long[] {padding, padding},
                new long[] {1, 1},
                1));
    }

    /** Zero-pads the last dimensions, last one first, each before and after; negative numbers crop. */
    public static Tensor pad(Tensor x, long... sides) {
        return new Tensor(torch.constant_pad_nd(x.handle, sides, new Scalar(0.0)));
    }

    /** Twice as large, linearly interpolated, the border pixels repeated outwards. */
    public static Tensor bilinearUp(Tensor x) {
        long[] size = {2 * x.size(2), 2 * x.size(3)};
        return new Tensor(torch.upsample_bilinear2d(x.handle, size, false, new DoubleOptional(), new DoubleOptional()));
    }

    /** The adjoint of {@link #bilinearUp}: half as large. */
    public static Tensor bilinearUpAdjoint(Tensor x) {
        long h = x.size(2) / 2;
        long w = x.size(3) / 2;
        return new Tensor(torch.upsample_bilinear2d_backward(
                x.handle,
                new long[] {2 * h, 2 * w},
                new long[] {x.size(0), x.size(1), h, w},
                false,
                new DoubleOptional(),
                new DoubleOptional()));
    }

    /** {@code factor} times as large, each pixel repeated. */
    public static Tensor nearestUp(Tensor x, int factor) {
        long[] size = {factor * x.size(2), factor * x.size(3)};
        return new Tensor(torch.upsample_nearest2d(x.handle, size, new DoubleOptional(), new DoubleOptional()));
    }

    /** Half as large, each pixel the mean of four. */
    public static Tensor averageDown(Tensor x) {
        return averagePool(x, 2, 2, 0);
    }

    /** Means over squares of {@code kernel} pixels, one every {@code stride}; the zeros of the padding count. */
    public static Tensor averagePool(Tensor x, int kernel, int stride, int padding) {
        return new Tensor(torch.avg_pool2d(
                x.handle,
                new long[] {kernel, kernel},
                new long[] {stride, stride},
                new long[] {padding, padding},
                false,
                true,
                new LongOptional()));
    }
}
