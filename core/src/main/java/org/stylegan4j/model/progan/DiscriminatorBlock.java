package org.stylegan4j.model.progan;

import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.nn.WScaleConv2d.Resample;
import org.stylegan4j.tensor.Tensor;

/** The two layers of a level above the first; the second halves the resolution (Karras et al. 2018, table 2). */
final class DiscriminatorBlock {
    private final WScaleConv2d conv0;
    private final WScaleConv2d conv1;

    /** {@code in} maps at {@code level} to {@code out} maps at half of it. */
    DiscriminatorBlock(Params p, int level, int in, int out) {
        Params block = p.at(Levels.block(level));
        conv0 = new WScaleConv2d(block.at("Conv0"), WScaleConv2d.Config.of(in, in, Resample.NONE));
        conv1 = new WScaleConv2d(block.at("Conv1_down"), WScaleConv2d.Config.of(in, out, Resample.DOWN));
    }

    /** [N, I, r, r] to [N, O, r/2, r/2]. */
    Tensor forward(Tensor x) {
        return conv1.forward(conv0.forward(x));
    }
}
