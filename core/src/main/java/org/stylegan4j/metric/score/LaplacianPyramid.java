package org.stylegan4j.metric.score;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Tensor;

/**
 * Splits images into bands of frequency, each half as wide as the one before (Burt and Adelson 1983). Each level is what the
 * next one, enlarged, lacks; the last is what remains. At the border images are mirrored about the outermost pixel's centre.
 */
public final class LaplacianPyramid {
    /** Burt and Adelson's generating kernel with a = 0.375: the binomial coefficients, sum 16. */
    private static final float[] TAPS = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};

    private static final int REACH = 2;

    private LaplacianPyramid() {}

    /** The bands of x [N, C, R, R]: [N, C, R, R], [N, C, R/2, R/2], ... */
    static List<Tensor> of(Tensor x, int levels) {
        List<Tensor> bands = new ArrayList<>();
        Tensor rest = x;
        for (int i = 1; i < levels; i++) {
            Tensor smaller = down(rest);
            bands.add(rest.sub(up(smaller)));
            rest = smaller;
        }
        bands.add(rest);
        return bands;
    }

    /** Blurs and keeps every second pixel: [N, C, H, W] to [N, C, H/2, W/2]. */
    public static Tensor down(Tensor x) {
        Tensor planes = planes(mirrored(x));
        return Convolution.conv2d(planes, kernel(x, 1), 2, 0, 1)
                .reshape(x.size(0), x.size(1), x.size(2) / 2, x.size(3) / 2);
    }

    /** Spreads the pixels with zeros between them and blurs: [N, C, H, W] to [N, C, 2H, 2W]. */
    public static Tensor up(Tensor x) {
        long h = x.size(2);
        long w = x.size(3);
        Tensor spread = Convolution.pad(planes(x).reshape(-1, h, 1, w, 1), 0, 1, 0, 0, 0, 1);
        Tensor sparse = mirrored(spread.reshape(-1, 1, 2 * h, 2 * w)); // [N*C, 1, 2H+4, 2W+4]
        return Convolution.conv2d(sparse, kernel(x, 4), 1, 0, 1).reshape(x.size(0), x.size(1), 2 * h, 2 * w);
    }

    private static Tensor planes(Tensor x) {
        return x.contiguous().reshape(-1, 1, x.size(2), x.size(3)); // [N*C, 1, H, W]
    }

    private static Tensor kernel(Tensor x, double gain) {
        Tensor row = Tensor.of(TAPS, 1, TAPS.length);
        Tensor square = row.permute(1, 0).matmul(row).mul(gain);
        return square.reshape(1, 1, TAPS.length, TAPS.length).to(x.device());
    }

    private static Tensor mirrored(Tensor x) {
        return mirrored(mirrored(x, 2), 3); // [N, C, H+4, W+4]
    }

    private static Tensor mirrored(Tensor x, int dim) {
        long n = x.size(dim);
        Tensor before = x.narrow(dim, 1, REACH).flip(dim);
        Tensor after = x.narrow(dim, n - 1 - REACH, REACH).flip(dim);
        return Tensor.cat(dim, before, x, after);
    }
}
