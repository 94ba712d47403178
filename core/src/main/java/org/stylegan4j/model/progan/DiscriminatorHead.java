package org.stylegan4j.model.progan;

import org.stylegan4j.nn.Norms;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.nn.WScaleLinear;
import org.stylegan4j.tensor.Tensor;

/** From 4x4 feature maps to the score and, when there are labels, the logits of the classes (Odena et al. 2017). */
final class DiscriminatorHead {
    private final DiscriminatorConfig config;
    private final WScaleConv2d conv;
    private final WScaleLinear dense0;
    private final WScaleLinear dense1;

    DiscriminatorHead(Params p, DiscriminatorConfig config) {
        this.config = config;
        int c = config.channels().at(Levels.FIRST);
        int hidden = config.channels().at(Levels.FIRST / 2); // as wide as a level of 2x2 would be
        Params first = p.at(Levels.block(Levels.FIRST));
        conv = new WScaleConv2d(first.at("Conv"), WScaleConv2d.Config.of(c + 1, c, WScaleConv2d.Resample.NONE));
        dense0 = new WScaleLinear(
                first.at("Dense0"),
                new WScaleLinear.Config(c * Levels.FIRST * Levels.FIRST, hidden, WScaleConv2d.GAIN, 1, true, true));
        dense1 = new WScaleLinear(
                first.at("Dense1"), new WScaleLinear.Config(hidden, 1 + config.labelDim(), 1, 1, true, false));
    }

    /** Features [N, C, 4, 4] to [N, 1+F]. */
    Tensor forward(Tensor features) {
        Tensor x = Norms.minibatchStddev(features, config.stddevGroup()); // [N, C+1, 4, 4]
        x = conv.forward(x).contiguous().reshape(x.size(0), -1); // [N, C*16]
        return dense1.forward(dense0.forward(x));
    }
}
