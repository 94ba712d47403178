package org.stylegan4j.latent.project;

import org.stylegan4j.tensor.Tensor;

/**
 * Keeps optimized noise from carrying the picture: at every scale it must not resemble itself shifted by one pixel (Karras et al.
 * 2020, appendix D).
 */
final class NoisePyramid {
    private static final int COARSEST = 8;

    private NoisePyramid() {}

    /** Σ over scales of mean(n · n shifted right)² + mean(n · n shifted down)², summed over images; map [N, 1, R, R]. */
    static Tensor penalty(Tensor map) {
        Tensor v = map;
        Tensor sum = terms(v);
        while (v.size(3) > COARSEST) {
            long half = v.size(3) / 2;
            v = v.reshape(v.size(0), 1, half, 2, half, 2).mean(3L, 5L); // [N, 1, R/2, R/2]
            sum = sum.add(terms(v));
        }
        return sum;
    }

    private static Tensor terms(Tensor v) {
        Tensor across = v.mul(rolled(v, 3)).mean(1L, 2L, 3L).square(); // [N]
        Tensor down = v.mul(rolled(v, 2)).mean(1L, 2L, 3L).square();
        return across.add(down).sum();
    }

    /** Shifted by one along a dimension, the last becoming the first. */
    private static Tensor rolled(Tensor v, int dim) {
        long last = v.size(dim) - 1;
        return Tensor.cat(dim, v.narrow(dim, last, 1), v.narrow(dim, 0, last));
    }

    /** Noise with mean 0 and variance 1 again, per image. */
    static Tensor normalized(Tensor map) {
        long n = map.size(0);
        Tensor rows = map.reshape(n, map.count() / n);
        Tensor centred = rows.sub(rows.meanKeep(1));
        return centred.mul(centred.square().meanKeep(1).rsqrt()).reshape(map.shape());
    }
}
