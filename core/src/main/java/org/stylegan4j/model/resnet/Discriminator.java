package org.stylegan4j.model.resnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.model.resnet.DiscriminatorBlock.Kind;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Embedding;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.SelfAttention;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** A residual discriminator or critic. The weights belong to the {@link Params} it was built from. */
public final class Discriminator {
    private final DiscriminatorConfig config;
    private final Compute compute;
    private final List<DiscriminatorBlock> blocks = new ArrayList<>();
    private final Linear last;
    private final Optional<Embedding> classes;
    private final Optional<SelfAttention> attention;

    /** Builds the network's weights in {@code p}. */
    public Discriminator(Params p, DiscriminatorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        Plan plan = config.plan();
        int in = config.imageChannels();
        for (int i = 0; i < plan.discriminator().size(); i++) {
            int out = config.width() / plan.discriminator().get(i);
            boolean down = i < plan.halvings();
            Kind inner = config.rectified() ? Kind.RECTIFIED : Kind.INNER;
            blocks.add(new DiscriminatorBlock(
                    p.at("block" + (i + 1)), i == 0 ? Kind.FIRST : inner, in, out, down, config));
            in = out;
        }
        last = new Linear(p.at("l" + (blocks.size() + 1)), in, 1, Layers.outer(config.head()));
        classes = config.labelDim() > 0
                ? Optional.of(new Embedding(p.at("l_y"), config.labelDim(), in, Layers.outer(config.head())))
                : Optional.empty();
        attention = config.attention() > 0 ? Optional.of(attention(p, plan)) : Optional.empty();
    }

    private SelfAttention attention(Params p, Plan plan) {
        int c = config.width() / plan.discriminatorShare(config.attention());
        return new SelfAttention(p.at("attn_block"), c, Layers.outer(config.spectral()));
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
        Tensor h = features(images, mode); // [N, C]
        Tensor logits = last.forward(h, mode); // [N, 1]
        if (classes.isEmpty()) {
            return logits;
        }
        labels.expect("labels", images.size(0), config.labelDim());
        Tensor y = classes.get().forward(labels, mode); // [N, C]
        return logits.add(y.mul(h).sum(1).reshape(-1, 1));
    }

    private Tensor features(Tensor images, Mode mode) {
        int r = config.resolution();
        images.expect("images", Tensor.ANY, config.imageChannels(), r, r);
        Tensor x = compute.layout(images).to(compute.half()); // [N, C, R, R]
        for (DiscriminatorBlock block : blocks) {
            long before = x.size(2);
            x = block.forward(x, mode);
            boolean attends = attention.isPresent() && x.size(2) == config.attention() && x.size(2) < before;
            x = attends ? attention.get().forward(x, mode) : x;
        }
        x = InPlace.leakyRelu(x.to(DType.FP32), 0); // [N, C, r, r]
        return config.pooling() == DiscriminatorConfig.Pooling.SUM ? x.sum(2, 3) : x.mean(2, 3); // [N, C]
    }
}
