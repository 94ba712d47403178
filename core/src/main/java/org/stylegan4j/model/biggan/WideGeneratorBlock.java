package org.stylegan4j.model.biggan;

import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.ConditionalBatchNorm;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.Tensor;

/** BigGAN's block, which doubles the resolution (Brock et al. 2019, figure 15b). */
final class WideGeneratorBlock implements GeneratorBlock {
    private final ConditionalBatchNorm norm1;
    private final ConditionalBatchNorm norm2;
    private final Conv conv1;
    private final Conv conv2;
    private final Conv shortcut;

    WideGeneratorBlock(Params p, int in, int out, GeneratorConfig config) {
        WeightRule rule = config.style().rule();
        norm1 = GeneratorBlock.norm(p.at("bn1"), in, config);
        norm2 = GeneratorBlock.norm(p.at("bn2"), out, config);
        conv1 = new Conv(p.at("conv1"), Conv.Shape.same(in, out, 3), rule);
        conv2 = new Conv(p.at("conv2"), Conv.Shape.same(out, out, 3), rule);
        shortcut = new Conv(p.at("conv_sc"), Conv.Shape.same(in, out, 1), rule);
    }

    @Override
    public Tensor forward(Tensor x, Tensor condition, Mode mode) {
        Tensor y = GeneratorBlock.activated(norm1, x, condition, mode); // [N, I, r, r]
        y = conv1.forwardUp(y, mode); // [N, O, 2r, 2r]
        y = GeneratorBlock.activated(norm2, y, condition, mode);
        y = conv2.forward(y, mode);
        Tensor s = BoxResample.up(
                shortcut.forward(x, mode)); // a 1x1 convolution costs a quarter before the pixels are repeated
        return y.add(s);
    }

    @Override
    public void reset() {
        norm1.reset();
        norm2.reset();
    }
}
