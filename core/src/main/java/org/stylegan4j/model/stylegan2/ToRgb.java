package org.stylegan4j.model.stylegan2;

import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.EqualizedLinear;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.ToRgbConv;
import org.stylegan4j.tensor.Tensor;

/** Feature maps to an image by a modulated 1x1 convolution without demodulation (Karras et al. 2020, figure 7). */
final class ToRgb {
    private final EqualizedLinear affine;
    private final ToRgbConv image;

    /** Sizes; {@code clamp} 0 for no limit. */
    record Config(int in, int out, int wDim, double clamp) {}

    ToRgb(Params p, Config c) {
        Tensor weight = p.normal("weight", 1, c.out(), c.in(), 1, 1);
        image = new ToRgbConv(weight, p.fill("bias", 0, c.out()), c.clamp());
        affine = new EqualizedLinear(
                p.at("affine"), new EqualizedLinear.Config(c.wDim(), c.in(), Activation.LINEAR, 1, 1));
    }

    /** x [N, I, R, R] and w [N, W] to an image [N, C, R, R], float32. */
    Tensor forward(Tensor x, Tensor w) {
        return image.forward(x, affine.forward(w));
    }
}
