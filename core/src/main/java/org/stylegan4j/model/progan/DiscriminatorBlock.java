package org.stylegan4j.model.progan;

import org.stylegan4j.nn.GainConv;
import org.stylegan4j.nn.GainConv.Resample;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** The two layers of a level above the first; the second halves the resolution (Karras et al. 2018, table 2). */
final class DiscriminatorBlock {
    private final GainConv conv0;
    private final GainConv conv1;

    /** {@code in} maps at {@code level} to {@code out} maps at half of it. */
    DiscriminatorBlock(Params p, int level, int in, int out) {
        Params block = p.at(Levels.block(level));
        conv0 = new GainConv(block.at("Conv0"), GainConv.Config.of(in, in, Resample.NONE));
        conv1 = new GainConv(block.at("Conv1_down"), GainConv.Config.of(in, out, Resample.DOWN));
    }

    /** [N, I, r, r] to [N, O, r/2, r/2]. */
    Tensor forward(Tensor x) {
        return conv1.forward(conv0.forward(x));
    }
}
