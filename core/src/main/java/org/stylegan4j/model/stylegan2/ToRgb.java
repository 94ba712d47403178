package org.stylegan4j.model.stylegan2;

import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.EqualLinear;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** Feature maps to an image by a modulated 1x1 convolution without demodulation (Karras et al. 2020, figure 7). */
final class ToRgb {
    private final Config config;
    private final EqualLinear affine;
    private final Tensor weight; // [C, I, 1, 1]
    private final Tensor bias; // [C]

    /** Sizes; {@code clamp} 0 for no limit. */
    record Config(int in, int out, int wDim, double clamp) {}

    ToRgb(Params p, Config c) {
        config = c;
        weight = p.normal("weight", 1, c.out(), c.in(), 1, 1);
        bias = p.fill("bias", 0, c.out());
        affine = new EqualLinear(p.at("affine"), new EqualLinear.Config(c.wDim(), c.in(), Activation.LINEAR, 1, 1));
    }

    /** x [N, I, R, R] and w [N, W] to an image [N, C, R, R], float32. */
    Tensor forward(Tensor x, Tensor w) {
        long n = x.size(0);
        int i = config.in();
        int c = config.out();
        long h = x.size(2);
        Tensor s = affine.forward(w).mul(1 / Math.sqrt(i)); // [N, I]
        // A 1x1 convolution with few outputs reads x once as a matrix; scaling x first would read and write it once
        // more.
        Tensor wn = weight.reshape(1, c, i).mul(s.reshape(n, 1, i)); // [N, C, I]
        Tensor rows = x.permute(0, 2, 3, 1).reshape(n, h * h, i); // [N, R*R, I], no copy when channels are last
        Tensor y = rows.matmul(wn.permute(0, 2, 1).to(x.dtype())); // [N, R*R, C]
        y = y.to(DType.FP32).add(bias).permute(0, 2, 1).reshape(n, c, h, h); // [N, C, R, R]
        return config.clamp() > 0 ? y.clamp(-config.clamp(), config.clamp()) : y;
    }
}
