package org.stylegan4j.metric.score;

import java.util.Arrays;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Tensor;

/**
 * The multi-scale structural similarity of two pictures, 1 for equal ones (Wang, Simoncelli and Bovik 2003, equation 7, with the
 * constants of Wang et al. 2004), as Odena et al. 2017 and Karras et al. 2018 measure it on pairs of generated images.
 */
final class MultiScaleSimilarity {
    /** Of the scales, the finest first (Wang et al. 2003, section 3.2). */
    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    /** Below this side there is nothing left at the coarsest scale. */
    static final int SMALLEST = 1 << (WEIGHTS.length - 1);

    private static final double RANGE = 255;
    private static final double C1 = square(0.01 * RANGE);
    private static final double C2 = square(0.03 * RANGE);

    /** The Gaussian window; narrower in proportion where the picture is smaller. */
    private static final int WINDOW = 11;

    private static final double SIGMA = 1.5;

    private MultiScaleSimilarity() {}

    private static double square(double x) {
        return x * x;
    }

    /** The similarities of pictures a and b [N, C, H, W] in 0..255, pair by pair: N numbers. */
    static double[] of(Tensor a, Tensor b) {
        double[] products = new double[(int) a.size(0)];
        Arrays.fill(products, 1);
        Tensor x = a;
        Tensor y = b;
        for (int scale = 0; scale < WEIGHTS.length; scale++) {
            float[] values = similarity(x, y, scale == WEIGHTS.length - 1).toFloats(); // [N]
            for (int i = 0; i < values.length; i++) {
                // Pictures in counterphase are below 0, of which there is no such power.
                products[i] *= Math.pow(Math.max(0, values[i]), WEIGHTS[scale]);
            }
            x = halved(x);
            y = halved(y);
        }
        return products;
    }

    /**
     * The mean over all windows of contrast times structure, times luminance if wanted (Wang et al. 2004, equation 13).
     * Brightness is counted from the middle grey, which keeps more digits of the variances.
     */
    private static Tensor similarity(Tensor a, Tensor b, boolean luminance) {
        long n = a.size(0);
        Tensor x = a.add(-RANGE / 2);
        Tensor y = b.add(-RANGE / 2);
        Tensor means = windows(Tensor.cat(0, x, y, x.square(), y.square(), x.mul(y))); // [5N, C, H', W']
        Tensor mx = means.narrow(0, 0, n);
        Tensor my = means.narrow(0, n, n);
        Tensor vx = means.narrow(0, 2 * n, n).sub(mx.square());
        Tensor vy = means.narrow(0, 3 * n, n).sub(my.square());
        Tensor cov = means.narrow(0, 4 * n, n).sub(mx.mul(my));
        Tensor s = cov.mul(2).add(C2).div(vx.add(vy).add(C2)); // [N, C, H', W']
        return (luminance ? s.mul(luminance(mx, my)) : s).mean(1, 2, 3); // [N]
    }

    private static Tensor luminance(Tensor mx, Tensor my) {
        Tensor x = mx.add(RANGE / 2);
        Tensor y = my.add(RANGE / 2);
        return x.mul(y).mul(2).add(C1).div(x.square().add(y.square()).add(C1));
    }

    /** Gaussian means over all windows that lie within the picture: x [N, C, H, W] to [N, C, H-k+1, W-k+1]. */
    private static Tensor windows(Tensor x) {
        int k = (int) Math.min(WINDOW, Math.min(x.size(2), x.size(3)));
        Tensor g = gaussian(k).to(x.device());
        Tensor planes = x.contiguous().reshape(-1, 1, x.size(2), x.size(3)); // [N*C, 1, H, W]
        Tensor rows = Convolution.conv2d(planes, g.reshape(1, 1, 1, k), 1, 0, 1);
        Tensor y = Convolution.conv2d(rows, g.reshape(1, 1, k, 1), 1, 0, 1);
        return y.reshape(x.size(0), x.size(1), y.size(2), y.size(3));
    }

    private static Tensor gaussian(int k) {
        double sigma = SIGMA * k / WINDOW;
        double sum = 0;
        double[] g = new double[k];
        for (int i = 0; i < k; i++) {
            g[i] = Math.exp(-square((i - (k - 1) / 2.0) / sigma) / 2);
            sum += g[i];
        }
        float[] taps = new float[k];
        for (int i = 0; i < k; i++) {
            taps[i] = (float) (g[i] / sum);
        }
        return Tensor.of(taps, k);
    }

    /** Means over 2x2 pixels; an odd last row or column is left out. */
    private static Tensor halved(Tensor x) {
        long h = x.size(2) / 2;
        long w = x.size(3) / 2;
        Tensor even = x.narrow(2, 0, 2 * h).narrow(3, 0, 2 * w);
        return even.reshape(x.size(0), x.size(1), h, 2, w, 2).mean(3, 5);
    }
}
