package org.stylegan4j.model.biggan;

import java.util.Optional;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/** BigGAN-deep's block with a bottleneck, whose shortcut appends the channels that are new (Brock et al. 2019, figure 16c). */
final class DeepDiscriminatorBlock implements DiscriminatorBlock {
    private static final int BOTTLENECK = 4;

    private final boolean down;
    private final Conv conv1;
    private final Conv conv2;
    private final Conv conv3;
    private final Conv conv4;
    private final Optional<Conv> added;

    DeepDiscriminatorBlock(Params p, int in, int out, boolean down, DiscriminatorConfig config) {
        this.down = down;
        WeightRule rule = config.style().rule();
        int hidden = Math.max(1, out / BOTTLENECK);
        conv1 = new Conv(p.at("conv1"), Conv.Shape.same(in, hidden, 1), rule);
        conv2 = new Conv(p.at("conv2"), Conv.Shape.same(hidden, hidden, 3), rule);
        conv3 = new Conv(p.at("conv3"), Conv.Shape.same(hidden, hidden, 3), rule);
        conv4 = new Conv(p.at("conv4"), Conv.Shape.same(hidden, out, 1), rule);
        added = in != out
                ? Optional.of(new Conv(p.at("conv_sc"), Conv.Shape.same(in, out - in, 1), rule))
                : Optional.empty();
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y = conv1.forward(Pointwise.relu(x), mode); // [N, H, r, r]
        y = conv2.forward(InPlace.leakyRelu(y, 0), mode);
        y = conv3.forward(InPlace.leakyRelu(y, 0), mode);
        y = InPlace.leakyRelu(y, 0);
        y = conv4.forward(down ? BoxResample.down(y) : y, mode); // [N, O, r/2, r/2]
        Tensor s = down ? BoxResample.down(x) : x; // [N, I, r/2, r/2]
        s = added.isPresent() ? Tensor.cat(1, s, added.get().forward(s, mode)) : s; // [N, O, r/2, r/2]
        return y.add(s);
    }
}
