package org.stylegan4j.model.resnet;

import java.util.Optional;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/**
 * A residual block that may halve the resolution (Gulrajani et al. 2017, appendix F; Miyato et al. 2018, figure 8). Maps [N, I, r, r] to
 * [N, O, r, r] or [N, O, r/2, r/2].
 */
final class DiscriminatorBlock {
    private final Kind kind;
    private final boolean down;
    private final Conv c1;
    private final Conv c2;
    private final Optional<Conv> shortcut;

    /** What becomes of the input. */
    enum Kind {
        /** The images: no ReLU before the first convolution, which makes all channels at once. */
        FIRST,
        /** A ReLU before the first convolution, which keeps the channels; the shortcut starts before it. */
        INNER,
        /** The same, the shortcut starting behind the ReLU. */
        RECTIFIED
    }

    DiscriminatorBlock(Params p, Kind kind, int in, int out, boolean down, DiscriminatorConfig config) {
        this.kind = kind;
        this.down = down;
        int hidden = kind == Kind.FIRST ? out : in;
        c1 = new Conv(p.at("c1"), Conv.Shape.same(in, hidden, Layers.KERNEL), Layers.inner(config.spectral()));
        c2 = new Conv(p.at("c2"), Conv.Shape.same(hidden, out, Layers.KERNEL), Layers.inner(config.spectral()));
        shortcut = in != out || down
                ? Optional.of(new Conv(p.at("c_sc"), Conv.Shape.same(in, out, 1), Layers.outer(config.spectral())))
                : Optional.empty();
    }

    Tensor forward(Tensor x, Mode mode) {
        Tensor start = kind == Kind.FIRST ? x : Pointwise.relu(x); // [N, I, r, r]
        Tensor y = InPlace.leakyRelu(c1.forward(start, mode), 0); // [N, H, r, r]
        y = down ? c2.forwardDown(y, mode) : c2.forward(y, mode); // [N, O, r/2, r/2] or [N, O, r, r]
        Tensor s = kind == Kind.RECTIFIED ? start : x;
        s = down ? BoxResample.down(s) : s; // before the 1x1 convolution, which costs a quarter then
        s = shortcut.isPresent() ? shortcut.get().forward(s, mode) : s;
        return y.add(s);
    }
}
