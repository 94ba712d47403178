package org.stylegan4j.nn;

import java.util.Optional;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Tensor;

/** A convolution whose weights are what is learned, neither equalized nor modulated. Maps [N, I, H, W] to [N, O, H', W']. */
public final class Conv {
    /** What each of four pixels counts in their mean. */
    private static final double PIXEL_SHARE = 0.25;

    private final Shape shape;
    private final Weight weight; // [O, I, k, k], or [I, O, k, k] when transposed
    private final Optional<Tensor> bias; // [O]

    /**
     * A layer's shape.
     *
     * @param kernel k, side of the square kernel
     * @param transposed whether this is the adjoint of a convolution from O to I channels, which multiplies the resolution by the stride
     * @param more rows and columns that a transposed convolution adds at the end (output padding)
     */
    public record Shape(int in, int out, int kernel, int stride, int padding, boolean transposed, int more) {
        /** Keeps the resolution; the kernel is odd. */
        public static Shape same(int in, int out, int kernel) {
            return new Shape(in, out, kernel, 1, kernel / 2, false, 0);
        }

        /** A strided convolution. */
        public static Shape down(int in, int out, int kernel, int stride, int padding) {
            return new Shape(in, out, kernel, stride, padding, false, 0);
        }

        /** A transposed convolution. */
        public static Shape up(int in, int out, int kernel, int stride, int padding) {
            return new Shape(in, out, kernel, stride, padding, true, 0);
        }

        /** A transposed convolution of stride 2 that doubles the resolution; the kernel is odd. */
        public static Shape doubling(int in, int out, int kernel) {
            return new Shape(in, out, kernel, 2, kernel / 2, true, 1);
        }

        private long[] weight() {
            return transposed ? new long[] {in, out, kernel, kernel} : new long[] {out, in, kernel, kernel};
        }
    }

    /** A new layer. */
    public Conv(Params p, Shape shape, WeightRule rule) {
        this.shape = shape;
        weight = new Weight(p, rule.weight(), rule.spectral(), shape.transposed(), shape.weight());
        bias = rule.bias().map(init -> init.make(p, "bias", shape.out()));
    }

    /**
     * {@link #forward} of x with each pixel repeated, [N, O, 2H, 2W], as one transposed convolution of stride 2 whose kernel sums what falls
     * on the same pixel: four multiplications where the plain way has nine. A 3x3 kernel that keeps the resolution only.
     */
    public Tensor forwardUp(Tensor x, Mode mode) {
        Tensor w = widened(mode).flip(2, 3).permute(1, 0, 2, 3).to(x.dtype()); // [I, O, 4, 4]
        Tensor y = Convolution.convTranspose2d(x, w, 2, 1, 1); // [N, O, 2H, 2W]
        return bias.isPresent() ? y.add(bias.get().to(x.dtype()).reshape(1, shape.out(), 1, 1)) : y;
    }

    /**
     * Means of 2x2 pixels of {@link #forward}, [N, O, H/2, W/2], as one convolution of stride 2: four multiplications where the plain way has
     * nine. A 3x3 kernel that keeps the resolution only.
     */
    public Tensor forwardDown(Tensor x, Mode mode) {
        Tensor w = widened(mode).mul(PIXEL_SHARE).to(x.dtype()); // [O, I, 4, 4]
        return bias.isPresent()
                ? Convolution.conv2d(x, w, bias.get().to(x.dtype()), 2, 1)
                : Convolution.conv2d(x, w, 2, 1, 1);
    }

    /** The sum of the kernel's four shifts by at most one pixel, [O, I, 4, 4]. */
    private Tensor widened(Mode mode) {
        if (shape.kernel() != 3 || shape.stride() != 1 || shape.padding() != 1 || shape.transposed()) {
            throw new IllegalStateException("only 3x3 kernels that keep the resolution can resample: " + shape);
        }
        Tensor padded = Convolution.pad(weight.at(mode), 1, 1, 1, 1); // [O, I, 5, 5]
        Tensor rows = padded.narrow(2, 0, 4).add(padded.narrow(2, 1, 4)); // [O, I, 4, 5]
        return rows.narrow(3, 0, 4).add(rows.narrow(3, 1, 4));
    }

    /** W x + b. */
    public Tensor forward(Tensor x, Mode mode) {
        x.expect("x", Tensor.ANY, shape.in(), Tensor.ANY, Tensor.ANY);
        Tensor w = weight.at(mode).to(x.dtype());
        if (shape.transposed()) {
            // Rows and columns of zeros at the kernel's end make the output longer by as many.
            Tensor k = shape.more() > 0 ? Convolution.pad(w, 0, shape.more(), 0, shape.more()) : w;
            Tensor y = Convolution.convTranspose2d(x, k, shape.stride(), shape.padding(), 1); // [N, O, H', W']
            return bias.isPresent() ? y.add(bias.get().to(x.dtype()).reshape(1, shape.out(), 1, 1)) : y;
        }
        return bias.isPresent()
                ? Convolution.conv2d(x, w, bias.get().to(x.dtype()), shape.stride(), shape.padding())
                : Convolution.conv2d(x, w, shape.stride(), shape.padding(), 1);
    }
}
