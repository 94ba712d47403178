package org.stylegan4j.model.resnet;

import org.stylegan4j.model.resnet.GeneratorConfig.Upsampling;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/**
 * A residual block that doubles the resolution (Gulrajani et al. 2017, appendix F; Miyato et al. 2018, figure 8). Maps [N, I, r, r] to
 * [N, O, 2r, 2r].
 */
final class GeneratorBlock {
    private final Upsampling upsampling;
    private final Conv c1;
    private final Conv c2;
    private final BlockNorm b1;
    private final BlockNorm b2;
    private final Conv shortcut;

    GeneratorBlock(Params p, int in, int out, GeneratorConfig config) {
        upsampling = config.upsampling();
        c1 = new Conv(p.at("c1"), Conv.Shape.same(in, out, Layers.KERNEL), Layers.inner(config.spectral()));
        c2 = new Conv(p.at("c2"), Conv.Shape.same(out, out, Layers.KERNEL), Layers.inner(config.spectral()));
        b1 = BlockNorm.of(p.at("b1"), in, config.labelDim());
        b2 = BlockNorm.of(p.at("b2"), out, config.labelDim());
        shortcut = new Conv(p.at("c_sc"), Conv.Shape.same(in, out, 1), Layers.outer(config.spectral()));
    }

    Tensor forward(Tensor x, Tensor labels, Mode mode) {
        Tensor y = InPlace.leakyRelu(b1.forward(x, labels, mode), 0); // [N, I, r, r]
        y = upsampling == Upsampling.NEAREST
                ? c1.forwardUp(y, mode) // [N, O, 2r, 2r]
                : c1.forward(up(y), mode);
        y = InPlace.leakyRelu(b2.forward(y, labels, mode), 0);
        y = c2.forward(y, mode);
        Tensor s = up(shortcut.forward(x, mode)); // a 1x1 convolution costs a quarter before the pixels are repeated
        return y.add(s);
    }

    private Tensor up(Tensor x) {
        return upsampling == Upsampling.NEAREST ? BoxResample.up(x) : Convolution.bilinearUp(x);
    }
}
