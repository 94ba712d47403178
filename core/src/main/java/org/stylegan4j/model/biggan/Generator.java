package org.stylegan4j.model.biggan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Embedding;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.SelfAttention;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/** BigGAN's or BigGAN-deep's generator. The weights belong to the {@link Params} it was built from. */
public final class Generator {
    private final GeneratorConfig config;
    private final Compute compute;
    private final Optional<Embedding> shared;
    private final Linear first;
    private final List<Level> levels = new ArrayList<>();
    private final BatchNorm norm;
    private final Conv last;

    /** The blocks that end with one resolution, and the attention behind them. */
    private record Level(List<GeneratorBlock> blocks, Optional<SelfAttention> attention) {
        Tensor before(Tensor x, Tensor condition, Mode mode) {
            Tensor y = x;
            for (GeneratorBlock block : blocks) {
                y = block.forward(y, condition, mode);
            }
            return y;
        }

        Tensor forward(Tensor x, Tensor condition, Mode mode) {
            Tensor y = before(x, condition, mode);
            return attention.isPresent() ? attention.get().forward(y, mode) : y;
        }
    }

    /** Builds the network's weights in {@code p}. */
    public Generator(Params p, GeneratorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        Style style = config.style();
        List<Integer> widths = config.plan().generator();
        shared = config.sharedDim() > 0
                ? Optional.of(new Embedding(
                        p.at("shared"),
                        config.classes(),
                        config.sharedDim(),
                        style.rule().with(Spectral.NONE)))
                : Optional.empty();
        int in = config.isDeep() ? config.condition() : config.part();
        int pixels = Plan.BOTTOM * Plan.BOTTOM;
        first = new Linear(p.at("linear"), in, widths.get(0) * config.width() * pixels, style.rule());
        for (int i = 0; i < config.plan().levels(); i++) {
            levels.add(level(p.at("blocks"), i));
        }
        int c = widths.get(widths.size() - 1) * config.width();
        Params output = p.at("output_layer");
        norm = new BatchNorm(output.at("0"), BatchNorm.Config.of(c).with(BatchNorm.EPSILON, style.layout()));
        last = new Conv(output.at("2"), Conv.Shape.same(c, config.imageChannels(), 3), style.rule());
    }

    private Level level(Params p, int i) {
        int in = config.plan().generator().get(i) * config.width();
        int out = config.plan().generator().get(i + 1) * config.width();
        List<GeneratorBlock> blocks = new ArrayList<>();
        int depth = Math.max(1, config.depth());
        for (int k = 0; k < depth; k++) {
            boolean ends = k == depth - 1;
            Params block = p.at("" + (i * depth + k)).at("0");
            blocks.add(
                    config.isDeep()
                            ? new DeepGeneratorBlock(block, in, ends ? out : in, ends, config)
                            : new WideGeneratorBlock(block, in, out, config));
        }
        Params attention = p.at("" + (i * depth + depth - 1)).at("1");
        return new Level(
                blocks,
                Plan.side(i) == config.attention()
                        ? Optional.of(
                                new SelfAttention(attention, out, config.style().rule()))
                        : Optional.empty());
    }

    /** The shape of the network. */
    public GeneratorConfig config() {
        return config;
    }

    /** Latents [N, Z] and labels [N, F] to images [N, C, R, R] in [-1, 1]. */
    public Tensor forward(Tensor z, Tensor labels, Mode mode) {
        return draw(z, embed(z.size(0), labels, mode), mode);
    }

    /** Classes as the batch norms are told: labels [N, F] to embeddings [N, S], or to themselves without a shared embedding. */
    public Tensor embed(long n, Tensor labels, Mode mode) {
        Tensor y = Classes.given(n, labels, config.labelDim());
        return shared.isPresent() ? shared.get().forward(y, mode) : y;
    }

    /** Latents [N, Z] and embedded classes, as {@link #embed} makes them or in between, to images [N, C, R, R] in [-1, 1]. */
    public Tensor draw(Tensor z, Tensor embedded, Mode mode) {
        Tensor x = start(z, embedded, mode); // [N, C, 4, 4]
        for (int i = 0; i < levels.size(); i++) {
            x = levels.get(i).forward(x, condition(z, embedded, i), mode); // [N, C', 2r, 2r]
        }
        x = InPlace.leakyRelu(norm.forward(x.to(DType.FP32), mode), 0); // [N, C, R, R]
        return Pointwise.tanh(last.forward(x, mode));
    }

    /** Where each pixel of the attending feature maps looks, [N, S*S, S*S/4]; there must be attention. */
    public Tensor attention(Tensor z, Tensor labels, Mode mode) {
        Tensor embedded = embed(z.size(0), labels, mode);
        Tensor x = start(z, embedded, mode);
        for (int i = 0; i < levels.size(); i++) {
            Tensor condition = condition(z, embedded, i);
            if (levels.get(i).attention().isPresent()) {
                Tensor features = levels.get(i).before(x, condition, mode).to(DType.FP32);
                return levels.get(i).attention().get().map(features, mode);
            }
            x = levels.get(i).forward(x, condition, mode);
        }
        throw new IllegalStateException("no self-attention in this network");
    }

    private Tensor start(Tensor z, Tensor embedded, Mode mode) {
        z.expect("z", Tensor.ANY, config.zDim());
        int c = config.plan().generator().get(0) * config.width();
        Tensor in = config.isDeep() ? Tensor.cat(1, embedded, z) : z.narrow(1, 0, config.part());
        Tensor x = first.forward(in, mode).reshape(-1, c, Plan.BOTTOM, Plan.BOTTOM); // [N, C, 4, 4]
        return compute.layout(x).to(compute.half());
    }

    /** What the batch norms of a level are told. */
    private Tensor condition(Tensor z, Tensor embedded, int level) {
        if (config.isDeep()) {
            return Tensor.cat(1, embedded, z); // [N, S+Z]
        }
        int part = config.part();
        return config.hierarchical()
                ? Tensor.cat(1, embedded, z.narrow(1, (long) part * (level + 1), part)) // [N, S+P]
                : embedded;
    }

    /** Empties the sums of standing statistics, before passes in {@link Mode#STANDING}. */
    public void reset() {
        levels.forEach(level -> level.blocks().forEach(GeneratorBlock::reset));
        norm.reset();
    }
}
