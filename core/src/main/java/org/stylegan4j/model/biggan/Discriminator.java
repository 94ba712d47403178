package org.stylegan4j.model.biggan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Embedding;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.SelfAttention;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** BigGAN's or BigGAN-deep's discriminator. The weights belong to the {@link Params} it was built from. */
public final class Discriminator {
    private final DiscriminatorConfig config;
    private final Compute compute;
    private final Optional<Conv> first;
    private final List<Level> levels = new ArrayList<>();
    private final Linear linear;
    private final Embedding classes;

    /** The blocks of one resolution, and the attention behind them. */
    private record Level(List<DiscriminatorBlock> blocks, Optional<SelfAttention> attention) {
        Tensor forward(Tensor x, Mode mode) {
            Tensor y = x;
            for (DiscriminatorBlock block : blocks) {
                y = block.forward(y, mode);
            }
            return attention.isPresent() ? attention.get().forward(y, mode) : y;
        }
    }

    /** Builds the network's weights in {@code p}. */
    public Discriminator(Params p, DiscriminatorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        boolean deep = config.depth() > 0;
        List<Integer> widths = deep ? config.plan().deep() : config.plan().discriminator();
        int in = deep ? widths.get(0) * config.width() : config.imageChannels();
        first = deep
                ? Optional.of(new Conv(
                        p.at("input_conv"),
                        Conv.Shape.same(config.imageChannels(), in, 3),
                        config.style().rule()))
                : Optional.empty();
        for (int multiple : deep ? widths.subList(1, widths.size()) : widths) {
            int out = multiple * config.width();
            levels.add(level(p.at("blocks").at("" + levels.size()), in, out));
            in = out;
        }
        linear = new Linear(p.at("linear"), in, 1, config.style().rule());
        classes = new Embedding(
                p.at("embed"), config.classes(), in, config.style().rule());
    }

    private Level level(Params p, int in, int out) {
        int i = levels.size();
        boolean down = Plan.halves(i, config.resolution());
        List<DiscriminatorBlock> blocks = new ArrayList<>();
        if (config.depth() == 0) {
            blocks.add(new WideDiscriminatorBlock(p.at("0"), in, out, i == 0, down, config));
        }
        for (int k = 0; k < config.depth(); k++) {
            blocks.add(new DeepDiscriminatorBlock(p.at("" + k), k == 0 ? in : out, out, down && k == 0, config));
        }
        return new Level(
                blocks,
                Plan.name(i, config.resolution()) == config.attention()
                        ? Optional.of(new SelfAttention(
                                p.at("" + blocks.size()), out, config.style().rule()))
                        : Optional.empty());
    }

    /** The shape of the network. */
    public DiscriminatorConfig config() {
        return config;
    }

    /**
     * Images [N, C, R, R] and labels [N, F] to logits [N, 1], positive for real: ψ(h) + ⟨y V, h⟩ for features h (Miyato and Koyama 2018,
     * equation 3).
     */
    public Tensor forward(Tensor images, Tensor labels, Mode mode) {
        int r = config.resolution();
        images.expect("images", Tensor.ANY, config.imageChannels(), r, r);
        Tensor y = Classes.given(images.size(0), labels, config.labelDim()); // [N, F]
        Tensor x = compute.layout(images).to(compute.half()); // [N, C, R, R]
        x = first.isPresent() ? first.get().forward(x, mode) : x;
        for (Level level : levels) {
            x = level.forward(x, mode); // [N, C', r/2, r/2]
        }
        x = x.to(DType.FP32);
        Tensor h = InPlace.leakyRelu(x, 0).sum(2, 3); // [N, C]
        Tensor match = classes.forward(y, mode).mul(h).sum(1).reshape(-1, 1); // [N, 1]
        return linear.forward(h, mode).add(match);
    }
}
