package org.stylegan4j.model.dcgan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/** DCGAN's generator (Radford et al. 2016, figure 1). The weights belong to the {@link Params} it was built from. */
public final class Generator {
    private final GeneratorConfig config;
    private final Compute compute;
    private final Optional<Hidden> hidden;
    private final Projection first;
    private final Optional<BatchNorm> firstNorm;
    private final List<Stage> stages = new ArrayList<>();

    /** A fully connected layer before the first. */
    private record Hidden(Linear layer, Optional<BatchNorm> norm) {}

    /** A layer that doubles the resolution; the last one has no norm. */
    private record Stage(Conv conv, Optional<BatchNorm> norm) {}

    /** Builds the network's weights in {@code p}. */
    public Generator(Params p, GeneratorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        Rules rules = config.rules();
        Params main = p.at("main");
        int doublings = Layers.doublings(config.resolution());
        int in = config.zDim() + config.labelDim();
        int c = config.width() << (doublings - 1);
        WeightRule inner = Layers.rule(config.spectral(), !rules.batchNorm());
        hidden = rules.convolutional() ? Optional.empty() : Optional.of(hidden(p, in, c, inner));
        first = new Projection(main.at("0"), rules.convolutional() ? in : c, c, inner);
        firstNorm = Layers.norm(main.at("1"), rules, c);
        for (int i = 1; i <= doublings; i++) {
            boolean last = i == doublings;
            int out = last ? config.imageChannels() : c / 2;
            WeightRule rule = last ? Layers.rule(config.spectral(), !rules.batchNorm()) : inner;
            Conv conv = new Conv(main.at("" + 3 * i), shape(rules, c, out), rule);
            stages.add(new Stage(conv, last ? Optional.empty() : Layers.norm(main.at("" + (3 * i + 1)), rules, out)));
            c = out;
        }
    }

    private Hidden hidden(Params p, int in, int out, WeightRule rule) {
        Linear layer = new Linear(p.at("hidden"), in, out, rule);
        return new Hidden(layer, Layers.norm(p.at("hidden_norm"), config.rules(), out));
    }

    private static Conv.Shape shape(Rules rules, int in, int out) {
        return rules.strided()
                ? Conv.Shape.up(in, out, Layers.SIDE, 2, 1)
                : Conv.Shape.same(in, out, Layers.ODD_KERNEL);
    }

    /** The shape of the network. */
    public GeneratorConfig config() {
        return config;
    }

    /** Latents [N, Z] and labels [N, F] to images [N, C, R, R] in [-1, 1]. */
    public Tensor forward(Tensor z, Tensor labels, Mode mode) {
        z.expect("z", Tensor.ANY, config.zDim());
        Tensor in = z;
        if (config.labelDim() > 0) {
            labels.expect("labels", z.size(0), config.labelDim());
            in = Tensor.cat(1, z, labels); // [N, Z+F]
        }
        if (hidden.isPresent()) {
            in = activated(hidden.get().layer().forward(in, mode), hidden.get().norm(), mode); // [N, C]
        }
        Tensor x = compute.layout(first.forward(in, mode)).to(compute.half()); // [N, C, 4, 4]
        x = activated(x, firstNorm, mode);
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            Tensor wide = config.rules().strided() ? x : BoxResample.up(x);
            x = stage.conv().forward(wide, mode); // [N, C', 2r, 2r]
            x = i < stages.size() - 1 ? activated(x, stage.norm(), mode) : x;
        }
        return Pointwise.tanh(x.to(DType.FP32)); // [N, C, R, R]
    }

    private Tensor activated(Tensor x, Optional<BatchNorm> norm, Mode mode) {
        Tensor y = norm.isPresent() ? norm.get().forward(x, mode) : x;
        return config.rules().relu() ? InPlace.leakyRelu(y, 0) : Pointwise.tanh(y);
    }
}
