package org.stylegan4j.model.stylegan1;

import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** The affine map from w to the scales of a modulated kernel; they start around one (Karras et al. 2020, section 2.2). */
final class Style {
    private final Tensor weight; // [I, W]
    private final Tensor bias; // [I]

    Style(Params p, int wDim, int channels) {
        weight = p.normal("mod_weight", 1, channels, wDim);
        bias = p.fill("mod_bias", 0, channels);
    }

    /** w [N, W] to scales [N, I]. */
    Tensor forward(Tensor w) {
        return w.linear(weight.mul(1 / Math.sqrt((double) weight.size(1))), bias.add(1));
    }
}
