package org.stylegan4j.nn;

import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * Feature maps to an image by a modulated 1x1 convolution without demodulation (Karras et al. 2020, figure 7). Maps
 * [N, I, H, W] to [N, C, H, W], float32.
 *
 * @param weight [C, I, 1, 1], float32
 * @param bias [C], float32
 * @param clamp outputs are limited to plus or minus this; 0 for no limit
 */
public record ToRgbConv(Tensor weight, Tensor bias, double clamp) {
    /** One image per style, [N, I]. */
    public Tensor forward(Tensor x, Tensor style) {
        long n = x.size(0);
        long i = weight.size(1);
        long c = weight.size(0);
        long h = x.size(2);
        Tensor s = style.mul(1 / Math.sqrt((double) i)); // [N, I]
        // A 1x1 convolution with few outputs reads x once as a matrix; scaling x first would read and write it once
        // more.
        Tensor wn = weight.reshape(1, c, i).mul(s.reshape(n, 1, i)); // [N, C, I]
        Tensor rows = x.permute(0, 2, 3, 1).reshape(n, h * h, i); // [N, R*R, I], no copy when channels are last
        Tensor y = wn.to(x.dtype()).matmul(rows.permute(0, 2, 1)); // [N, C, R*R]
        y = y.to(DType.FP32).add(bias.reshape(1, c, 1)).reshape(n, c, h, h); // [N, C, R, R]
        return Activation.clamp(y, clamp);
    }
}
