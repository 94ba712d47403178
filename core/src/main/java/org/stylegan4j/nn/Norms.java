package org.stylegan4j.nn;

import org.stylegan4j.tensor.Tensor;

/** Normalisations without weights. */
public final class Norms {
    private static final double EPSILON = 1e-8;

    private Norms() {}

    /** x / sqrt(mean(x²) + ε) over the second dimension (Karras et al. 2018, section 4.2). */
    public static Tensor pixel(Tensor x) {
        return x.mul(x.square().meanKeep(1).add(EPSILON).rsqrt());
    }

    /**
     * Adaptive instance normalization: each feature map of each image brought to mean zero and variance one, then given another
     * deviation and mean (Huang and Belongie 2017; Karras et al. 2019, equation 1).
     *
     * @param x [N, C, H, W]
     * @param deviation [N, C]
     * @param mean [N, C]
     */
    public static Tensor adaptiveInstance(Tensor x, Tensor deviation, Tensor mean) {
        long n = x.size(0);
        long c = x.size(1);
        Tensor y = x.sub(x.mean(2, 3).reshape(n, c, 1, 1)); // [N, C, H, W]
        Tensor scale = y.square().mean(2, 3).add(EPSILON).rsqrt().mul(deviation); // [N, C]
        return mean.reshape(n, c, 1, 1).addcmul(y, scale.reshape(n, c, 1, 1)); // [N, C, H, W]
    }

    /**
     * Appends, as one more channel, the standard deviation over a group of images averaged over pixels and channels (Karras et
     * al. 2018, section 3). Image i belongs to group i mod (N / G).
     *
     * @param x [N, C, H, W]
     * @param group G, limited to N; 0 for the whole batch; N must be divisible by it
     */
    public static Tensor minibatchStddev(Tensor x, int group) {
        long n = x.size(0);
        long h = x.size(2);
        long w = x.size(3);
        long g = group == 0 ? n : Math.min(group, n);
        if (n % g != 0) {
            throw new IllegalArgumentException(
                    "batch must be divisible by the minibatch stddev group: " + n + " and " + g);
        }
        Tensor y = x.contiguous().reshape(g, n / g, -1); // [G, N/G, C*H*W]
        y = y.sub(y.meanKeep(0)).square().mean(0L); // [N/G, C*H*W]
        y = y.add(EPSILON).sqrt().meanKeep(1); // [N/G, 1]
        y = y.reshape(1, n / g, 1, 1).expand(g, n / g, h, w).reshape(n, 1, h, w); // [N, 1, H, W]
        return Tensor.cat(1, x, y); // [N, C+1, H, W]
    }
}
