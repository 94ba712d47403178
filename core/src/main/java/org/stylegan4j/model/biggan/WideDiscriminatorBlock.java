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

/** BigGAN's block, which may halve the resolution (Brock et al. 2019, figure 15c). */
final class WideDiscriminatorBlock implements DiscriminatorBlock {
    private final boolean first;
    private final boolean down;
    private final Conv conv1;
    private final Conv conv2;
    private final Optional<Conv> shortcut;

    /** The {@code first} block takes images, which no ReLU cuts. */
    WideDiscriminatorBlock(Params p, int in, int out, boolean first, boolean down, DiscriminatorConfig config) {
        this.first = first;
        this.down = down;
        WeightRule rule = config.style().rule();
        int hidden = config.wide() ? out : in;
        conv1 = new Conv(p.at("conv1"), Conv.Shape.same(in, hidden, 3), rule);
        conv2 = new Conv(p.at("conv2"), Conv.Shape.same(hidden, out, 3), rule);
        shortcut = in != out || down
                ? Optional.of(new Conv(p.at("conv_sc"), Conv.Shape.same(in, out, 1), rule))
                : Optional.empty();
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y = conv1.forward(first ? x : Pointwise.relu(x), mode); // [N, H, r, r]
        y = InPlace.leakyRelu(y, 0);
        y = down ? conv2.forwardDown(y, mode) : conv2.forward(y, mode); // [N, O, r/2, r/2] or [N, O, r, r]
        Tensor s = down ? BoxResample.down(x) : x; // before the 1x1 convolution, which costs a quarter then
        s = shortcut.isPresent() ? shortcut.get().forward(s, mode) : s;
        return y.add(s);
    }
}
