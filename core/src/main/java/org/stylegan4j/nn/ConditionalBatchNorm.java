package org.stylegan4j.nn;

import org.stylegan4j.nn.BatchNorm.Layout;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Fresh;
import org.stylegan4j.tensor.Tensor;

/**
 * Batch normalization whose gains and offsets depend on a condition (Dumoulin et al. 2017, equation 5; de Vries et al. 2017): a class,
 * or a vector made of a class embedding and noise (Brock et al. 2019, appendix B). Maps [N, C, H, W] to the same shape.
 */
public final class ConditionalBatchNorm {
    /** Deviation of the first gains around one in the joined form. */
    private static final double GAIN_DEVIATION = 0.02;

    private final int features;
    private final BatchNorm norm;
    private final Condition condition;

    /** How the condition becomes gains and offsets. */
    public enum Form {
        /** One table {@code embed.weight} with a row of C gains and C offsets for each class; statistics under {@code bn}. */
        JOINED,
        /** Tables {@code gain.weight} and {@code bias.weight} with a row for each class; the gain is one more. */
        TABLES,
        /** Linear maps {@code gain.weight} and {@code bias.weight} of a vector; the gain is one more. */
        LINEAR
    }

    /**
     * A layer's shape.
     *
     * @param features C
     * @param condition F classes or S numbers
     * @param layout of the statistics
     */
    public record Config(int features, int condition, Form form, double epsilon, Layout layout) {
        private BatchNorm.Config norm() {
            return BatchNorm.Config.of(features).plain().with(epsilon, layout);
        }
    }

    /** Gains and offsets, [N, C] each. */
    private record Scales(Tensor gain, Tensor offset) {}

    private interface Condition {
        Scales of(Tensor y, Mode mode);
    }

    /** A new layer; {@code rule} is for tables and linear maps of those two forms. */
    public ConditionalBatchNorm(Params p, Config config, WeightRule rule) {
        features = config.features();
        boolean joined = config.form() == Form.JOINED;
        norm = new BatchNorm(joined ? p.at("bn") : p, config.norm());
        condition = switch (config.form()) {
            case JOINED -> joined(p.at("embed"), config);
            case TABLES -> tables(p, config, rule);
            case LINEAR -> linear(p, config, rule.withoutBias());
        };
    }

    private static Condition joined(Params p, Config config) {
        int c = config.features();
        Embedding table = new Embedding(p, config.condition(), 2 * c, WeightRule.of(gainsThenOffsets(c)));
        return (y, mode) -> {
            Tensor both = table.forward(y, mode); // [N, 2C]
            return new Scales(both.narrow(1, 0, c), both.narrow(1, c, c));
        };
    }

    private static Init gainsThenOffsets(int c) {
        return (p, name, shape) -> {
            Tensor w = p.normal(name, 1, shape);
            if (!p.offers(name)) {
                Tensor mean = Tensor.cat(0, Tensor.full(1, DType.FP32, Device.CPU, c), Tensor.zeros(c)); // [2C]
                Fresh.normal(w, mean.to(w.device()), mean.mul(GAIN_DEVIATION).to(w.device()));
            }
            return w;
        };
    }

    private static Condition tables(Params p, Config config, WeightRule rule) {
        WeightRule plain = rule.with(Spectral.NONE);
        Embedding gain = new Embedding(p.at("gain"), config.condition(), config.features(), plain);
        Embedding offset = new Embedding(p.at("bias"), config.condition(), config.features(), plain);
        return (y, mode) -> new Scales(gain.forward(y, mode).add(1), offset.forward(y, mode));
    }

    private static Condition linear(Params p, Config config, WeightRule rule) {
        Linear gain = new Linear(p.at("gain"), config.condition(), config.features(), rule);
        Linear offset = new Linear(p.at("bias"), config.condition(), config.features(), rule);
        return (y, mode) -> new Scales(gain.forward(y, mode).add(1), offset.forward(y, mode));
    }

    /** gain(y) * norm(x) + offset(y) for conditions y, [N, F] or [N, S]. */
    public Tensor forward(Tensor x, Tensor y, Mode mode) {
        Scales scales = condition.of(y, mode);
        Tensor gain = scales.gain().to(x.dtype()).reshape(-1, features, 1, 1); // [N, C, 1, 1]
        Tensor offset = scales.offset().to(x.dtype()).reshape(-1, features, 1, 1); // [N, C, 1, 1]
        return offset.addcmul(norm.forward(x, mode), gain);
    }

    /** Empties the sums of standing statistics. */
    public void reset() {
        norm.reset();
    }
}
