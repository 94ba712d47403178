package org.stylegan4j.model.biggan;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.ConditionalBatchNorm;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.Tensor;

/** BigGAN-deep's block with a bottleneck, which may double the resolution and drop channels (Brock et al. 2019, figure 16b). */
final class DeepGeneratorBlock implements GeneratorBlock {
    private static final int BOTTLENECK = 4;

    private final int out;
    private final boolean up;
    private final List<ConditionalBatchNorm> norms = new ArrayList<>();
    private final List<Conv> convs;

    DeepGeneratorBlock(Params p, int in, int out, boolean up, GeneratorConfig config) {
        this.out = out;
        this.up = up;
        int hidden = Math.max(1, in / BOTTLENECK);
        WeightRule rule = config.style().rule();
        for (int i = 1; i <= 4; i++) {
            norms.add(GeneratorBlock.norm(p.at("bn" + i), i == 1 ? in : hidden, config));
        }
        convs = List.of(
                new Conv(p.at("conv1"), Conv.Shape.same(in, hidden, 1), rule),
                new Conv(p.at("conv2"), Conv.Shape.same(hidden, hidden, 3), rule),
                new Conv(p.at("conv3"), Conv.Shape.same(hidden, hidden, 3), rule),
                new Conv(p.at("conv4"), Conv.Shape.same(hidden, out, 1), rule));
    }

    @Override
    public Tensor forward(Tensor x, Tensor condition, Mode mode) {
        Tensor y = x;
        for (int i = 0; i < convs.size(); i++) {
            y = GeneratorBlock.activated(norms.get(i), y, condition, mode);
            y = up && i == 1 ? BoxResample.up(y) : y;
            y = convs.get(i).forward(y, mode);
        }
        Tensor s = x.narrow(1, 0, out); // [N, O, r, r], surplus channels dropped
        return y.add(up ? BoxResample.up(s) : s);
    }

    @Override
    public void reset() {
        norms.forEach(ConditionalBatchNorm::reset);
    }
}
