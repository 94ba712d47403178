package org.stylegan4j.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution on which oneDNN is tried, with the derivatives that trainings need: output, both gradients, and the gradients of a
 * gradient penalty.
 *
 * @param images N
 * @param in I
 * @param out O, as many as {@code in} where each channel has a kernel of its own
 * @param layer what is done
 */
record ConvolutionCase(int images, int in, int out, Layer layer) {
    /** Such as no symmetry hides an error; an odd number of pixels meets other tails than an even one. */
    enum Layer {
        POINTS(1, 2, 1),
        EVERY_OTHER_POINT(1, 3, 2),
        SQUARES(3, 4, 1),
        EVERY_OTHER_SQUARE(3, 4, 2),
        SPREAD(3, 2, 2),
        DEPTHWISE(3, 4, 1);

        private final int kernel;
        private final int side;
        private final int stride;

        Layer(int kernel, int side, int stride) {
            this.kernel = kernel;
            this.side = side;
            this.stride = stride;
        }
    }

    /**
     * How a case is computed.
     *
     * @param format of the numbers
     * @param channelsLast whether the input's channels are innermost in memory
     * @param slopeLast whether the incoming gradient's are
     */
    record Variant(DType format, boolean channelsLast, boolean slopeLast) {}

    /** What goes in: x [N, I, H, W], the kernel, and the incoming gradient, of the output's shape; exact in bf16. */
    record Numbers(Tensor x, Tensor weight, Tensor slope) {
        private Numbers as(Variant variant) {
            return new Numbers(
                    leaf(laid(x, variant.channelsLast).to(variant.format)),
                    leaf(weight.to(variant.format)),
                    leaf(laid(slope, variant.slopeLast).to(variant.format)));
        }

        private static Tensor laid(Tensor t, boolean last) {
            return last ? t.channelsLast() : t;
        }

        private static Tensor leaf(Tensor t) {
            return t.detach().requireGrad(true);
        }
    }

    /** Numbers that look drawn by chance and are the same everywhere. */
    Numbers numbers() {
        return new Numbers(noise(1, xShape()), noise(2, weightShape()), noise(3, yShape()));
    }

    /** How the convolution is applied. */
    KernelUse use() {
        boolean transposed = layer == Layer.SPREAD;
        return new KernelUse(
                transposed, layer.stride, transposed ? 0 : layer.kernel / 2, layer == Layer.DEPTHWISE ? in : 1);
    }

    /** What kind of convolution it is to oneDNN. */
    ConvolutionKind kind(DType format, boolean channelsLast) {
        boolean channels = ConvolutionKind.fills(in) && ConvolutionKind.fills(out);
        return new ConvolutionKind(
                format, channelsLast, ConvolutionKind.Filling.of(channels, ConvolutionKind.fills(images)));
    }

    /** The output, its gradients to x and weight, and those of the former's squared length to weight and slope. */
    List<Tensor> results(Convolver convolver, Numbers numbers, Variant variant) {
        Numbers n = numbers.as(variant);
        List<Tensor> results = new ArrayList<>();
        dirty();
        Tensor y = convolver.convolve(n.x, n.weight, Optional.empty(), use());
        results.add(y);
        dirty();
        results.addAll(y.gradients(n.slope, List.of(n.x, n.weight), true));
        Tensor penalty = results.get(1).square().sum();
        dirty();
        results.addAll(Gradients.of(penalty, Optional.empty(), List.of(n.weight, n.slope), false));
        return results;
    }

    /** Of the sizes that the convolution reserves, in whole blocks. */
    private void dirty() {
        DirtyMemory.leave(blocks(xShape()), blocks(weightShape()), blocks(yShape()));
    }

    private static long blocks(long... shape) {
        return ConvolutionKind.filled(shape[0]) * ConvolutionKind.filled(shape[1]) * shape[2] * shape[3];
    }

    private long[] xShape() {
        return new long[] {images, in, layer.side, layer.side};
    }

    private long[] weightShape() {
        int k = layer.kernel;
        if (layer == Layer.DEPTHWISE) {
            return new long[] {in, 1, k, k};
        }
        return layer == Layer.SPREAD ? new long[] {in, out, k, k} : new long[] {out, in, k, k};
    }

    private long[] yShape() {
        KernelUse use = use();
        int side = use.transposed()
                ? use.stride() * (layer.side - 1) + layer.kernel - 2 * use.padding()
                : (layer.side + 2 * use.padding() - layer.kernel) / use.stride() + 1;
        return new long[] {images, out, side, side};
    }

    private static Tensor noise(double seed, long... shape) {
        double count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        Tensor i = new Tensor(torch.arange(new Scalar(count))).to(DType.FP64);
        Tensor wild = new Tensor(i.mul(12.9898).add(seed).handle.sin()).mul(43758.5453);
        return new Tensor(wild.handle.frac()).to(DType.BF16).to(DType.FP32).reshape(shape);
    }
}
