package org.stylegan4j.tensor;

import java.util.Optional;
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

    /** With fewer channels a matrix product is faster than a 1x1 convolution. */
    private static final int PRODUCT_CHANNELS = 8;

    private static final KernelUse EACH_PIXEL = new KernelUse(false, 1, 0, 1);

    private static final Convolver ROUTE = new ConvolutionRoute(Convolver.LIBTORCH, Natives.convolutionFaults());

    private Convolution() {}

    /** Correlates x [N, I, H, W] with weight [O, I/groups, k, k], zero padding, by a {@link ConvolutionRoute}. */
    public static Tensor conv2d(Tensor x, Tensor weight, int stride, int padding, int groups) {
        return convolve(x, weight, Optional.empty(), new KernelUse(false, stride, padding, groups));
    }

    /** {@link #conv2d} with a bias [O], which costs no further pass. */
    public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, int stride, int padding) {
        return convolve(x, weight, Optional.of(bias), new KernelUse(false, stride, padding, 1));
    }

    /**
     * The adjoint of {@link #conv2d}, by the same route: x [N, I, H, W] with weight [I, O/groups, k, k] gives
     * stride * (H - 1) + k - 2 * padding rows.
     */
    public static Tensor convTranspose2d(Tensor x, Tensor weight, int stride, int padding, int groups) {
        return convolve(x, weight, Optional.empty(), new KernelUse(true, stride, padding, groups));
    }

    private static Tensor convolve(Tensor x, Tensor weight, Optional<Tensor> bias, KernelUse use) {
        if (isProduct(x, weight, use)) {
            return product(x, weight, bias);
        }
        if (isTooSmall(x)) {
            return ROUTE.convolve(Tensor.cat(0, x, x), weight, bias, use).narrow(0, 0, 1);
        }
        return ROUTE.convolve(x, weight, bias, use);
    }

    /**
     * Whether libtorch would pass by its fast kernels, as it does for a single image of few numbers; two such images are many
     * times faster than one.
     */
    private static boolean isTooSmall(Tensor x) {
        return x.size(0) == 1 && x.count() <= SLOW_COUNT && !x.device().isCuda();
    }

    /** Whether a convolution takes each pixel by itself, and so few channels that a matrix product is faster. */
    private static boolean isProduct(Tensor x, Tensor weight, KernelUse use) {
        return use.equals(EACH_PIXEL)
                && x.size(1) > 1
                && x.size(1) < PRODUCT_CHANNELS
                && weight.size(2) == 1
                && weight.size(3) == 1
                && x.dtype() == DType.FP32
                && !x.device().isCuda()
                && x.handle.stride(1) == 1;
    }

    /** A 1x1 convolution of x [N, I, H, W], channels last, as a matrix product. */
    private static Tensor product(Tensor x, Tensor weight, Optional<Tensor> bias) {
        long i = x.size(1);
        long o = weight.size(0);
        TensorOptional b = bias.map(t -> new TensorOptional(t.handle)).orElseGet(TensorOptional::new);
        Tensor rows = x.permute(0, 2, 3, 1).reshape(-1, i); // [N*H*W, I]
        Tensor y = new Tensor(torch.linear(rows.handle, weight.reshape(o, i).handle, b)); // [N*H*W, O]
        return y.reshape(x.size(0), x.size(2), x.size(3), o).permute(0, 3, 1, 2); // [N, O, H, W]
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

    /** The largest of each square of {@code size} pixels: H and W divided by it. */
    public static Tensor maxPool(Tensor x, int size) {
        return new Tensor(torch.max_pool2d(x.handle, size, size));
    }
}
