package org.stylegan4j.model.dcgan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** DCGAN's discriminator (Radford et al. 2016, section 3). The weights belong to the {@link Params} it was built from. */
public final class Discriminator {
    private final DiscriminatorConfig config;
    private final Compute compute;
    private final List<Stage> stages = new ArrayList<>();
    private final Optional<Linear> hidden;
    private final Conv last;

    /** A layer that halves the resolution; the first one has no norm. */
    private record Stage(Conv conv, Optional<BatchNorm> norm) {}

    /** Builds the network's weights in {@code p}. */
    public Discriminator(Params p, DiscriminatorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        Rules rules = config.rules();
        Params main = p.at("main");
        int doublings = Layers.doublings(config.resolution());
        WeightRule rule = Layers.rule(config.spectral(), !rules.batchNorm());
        int in = config.imageChannels() + config.labelDim();
        int out = config.width();
        for (int i = 0; i < doublings; i++) {
            Conv conv = new Conv(main.at("" + Math.max(0, 3 * i - 1)), shape(rules, in, out), rule);
            stages.add(new Stage(conv, i == 0 ? Optional.empty() : Layers.norm(main.at("" + 3 * i), rules, out)));
            in = out;
            out = 2 * out;
        }
        int features = in * Layers.SIDE * Layers.SIDE;
        hidden = rules.convolutional()
                ? Optional.empty()
                : Optional.of(new Linear(p.at("hidden"), features, in, Layers.rule(config.spectral(), true)));
        int side = rules.convolutional() ? Layers.SIDE : 1;
        last = new Conv(main.at("" + (3 * doublings - 1)), Conv.Shape.down(in, 1, side, 1, 0), rule);
    }

    private static Conv.Shape shape(Rules rules, int in, int out) {
        return rules.strided()
                ? Conv.Shape.down(in, out, Layers.SIDE, 2, 1)
                : Conv.Shape.same(in, out, Layers.ODD_KERNEL);
    }

    /** The shape of the network. */
    public DiscriminatorConfig config() {
        return config;
    }

    /** Images [N, C, R, R] and labels [N, F] to logits [N, 1], positive for real. */
    public Tensor forward(Tensor images, Tensor labels, Mode mode) {
        int r = config.resolution();
        images.expect("images", Tensor.ANY, config.imageChannels(), r, r);
        Tensor x = compute.layout(withLabels(images, labels)).to(compute.half()); // [N, C+F, R, R]
        for (Stage stage : stages) {
            x = stage.conv().forward(x, mode); // [N, C', r/2, r/2]
            x = config.rules().strided() ? x : Convolution.maxPool(x, 2);
            x = stage.norm().isPresent() ? stage.norm().get().forward(x, mode) : x;
            x = InPlace.leakyRelu(x, slope());
        }
        x = x.to(DType.FP32);
        if (hidden.isPresent()) {
            x = hidden.get().forward(x.contiguous().reshape(x.size(0), -1), mode); // [N, C]
            x = InPlace.leakyRelu(x, slope()).reshape(x.size(0), -1, 1, 1); // [N, C, 1, 1]
        }
        return last.forward(x, mode).reshape(-1, 1); // [N, 1]
    }

    private double slope() {
        return config.rules().leakyRelu() ? Layers.SLOPE : 0;
    }

    private Tensor withLabels(Tensor images, Tensor labels) {
        int f = config.labelDim();
        if (f == 0) {
            return images;
        }
        long n = images.size(0);
        int r = config.resolution();
        labels.expect("labels", n, f);
        return Tensor.cat(1, images, labels.reshape(n, f, 1, 1).expand(n, f, r, r));
    }
}
