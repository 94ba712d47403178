package org.stylegan4j.model.resnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.SelfAttention;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/** A residual generator. The weights belong to the {@link Params} it was built from. */
public final class Generator {
    private final GeneratorConfig config;
    private final Compute compute;
    private final Plan plan;
    private final Linear first;
    private final List<GeneratorBlock> blocks = new ArrayList<>();
    private final BatchNorm norm;
    private final Conv last;
    private final Optional<SelfAttention> attention;

    /** Builds the network's weights in {@code p}. */
    public Generator(Params p, GeneratorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        plan = config.plan();
        int pixels = plan.bottom() * plan.bottom();
        first = new Linear(p.at("l1"), config.zDim(), config.width() * pixels, Layers.outer(config.spectral()));
        List<Integer> shares = plan.generator();
        int count = shares.size() - 1;
        for (int i = 1; i <= count; i++) {
            int in = config.width() / shares.get(i - 1);
            blocks.add(new GeneratorBlock(p.at("block" + (i + 1)), in, config.width() / shares.get(i), config));
        }
        int c = config.width() / shares.get(count);
        norm = new BatchNorm(p.at("b" + (count + 2)), BatchNorm.Config.of(c));
        last = new Conv(
                p.at("c" + (count + 2)),
                Conv.Shape.same(c, config.imageChannels(), Layers.KERNEL),
                Layers.outer(config.spectral()));
        attention = config.attention() > 0
                ? Optional.of(new SelfAttention(
                        p.at("attn_block"),
                        config.width() / plan.generatorShare(config.attention()),
                        Layers.outer(config.spectral())))
                : Optional.empty();
    }

    /** The shape of the network. */
    public GeneratorConfig config() {
        return config;
    }

    /** Latents [N, Z] and labels [N, F] to images [N, C, R, R] in [-1, 1]. */
    public Tensor forward(Tensor z, Tensor labels, Mode mode) {
        Tensor x = features(z, labels, blocks.size(), mode).to(DType.FP32); // [N, C, R, R]
        x = InPlace.leakyRelu(norm.forward(x, mode), 0);
        return Pointwise.tanh(last.forward(x, mode));
    }

    /** Where each pixel of the attending feature maps looks, [N, S*S, S*S/4]; there must be attention. */
    public Tensor attention(Tensor z, Tensor labels, Mode mode) {
        int before = Integer.numberOfTrailingZeros(config.attention() / plan.bottom());
        Tensor x = features(z, labels, before, mode, false); // [N, C, S, S]
        return attention
                .orElseThrow(() -> new IllegalStateException("no self-attention in this network"))
                .map(x.to(DType.FP32), mode);
    }

    private Tensor features(Tensor z, Tensor labels, int count, Mode mode) {
        return features(z, labels, count, mode, true);
    }

    private Tensor features(Tensor z, Tensor labels, int count, Mode mode, boolean attend) {
        z.expect("z", Tensor.ANY, config.zDim());
        if (config.labelDim() > 0) {
            labels.expect("labels", z.size(0), config.labelDim());
        }
        int bottom = plan.bottom();
        Tensor x = first.forward(z, mode).reshape(-1, config.width(), bottom, bottom); // [N, C, b, b]
        x = compute.layout(x).to(compute.half());
        for (GeneratorBlock block : blocks.subList(0, count)) {
            x = block.forward(x, labels, mode); // [N, C, 2r, 2r]
            x = attend && attention.isPresent() && x.size(2) == config.attention()
                    ? attention.get().forward(x, mode)
                    : x;
        }
        return x;
    }
}
