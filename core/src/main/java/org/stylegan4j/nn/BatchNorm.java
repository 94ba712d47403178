package org.stylegan4j.nn;

import java.util.Arrays;
import java.util.Optional;
import org.stylegan4j.tensor.BatchNorms;
import org.stylegan4j.tensor.BatchNorms.Affine;
import org.stylegan4j.tensor.BatchNorms.Measured;
import org.stylegan4j.tensor.BatchNorms.Moments;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/**
 * Batch normalization (Ioffe and Szegedy 2015, algorithms 1 and 2) of [N, C] or [N, C, H, W]: by the batch's statistics in training,
 * by what followed them in inference.
 */
public final class BatchNorm {
    /** ε of the usual implementations. */
    public static final double EPSILON = 1e-5;
    /** How far running statistics move towards a batch's in the usual implementations. */
    public static final double MOMENTUM = 0.1;

    private final Config config;
    private final Affine affine;
    private final Moments running; // [C] each
    private final Optional<Tensor> counter;

    /** What the tensors are called, and how the running variance is taken. */
    public enum Layout {
        /** As PyTorch's layer, with a counter of batches; the running variance is unbiased. */
        TORCH("weight", "bias", "running_mean", "running_var"),
        /** As BigGAN's layer; the running variance is unbiased. */
        BIGGAN("gain", "bias", "stored_mean", "stored_var"),
        /** As BigGAN's layer that can keep standing statistics, with a counter of them; the running variance is biased. */
        STANDING("gain", "bias", "bn.stored_mean", "bn.stored_var");

        private final String gain;
        private final String offset;
        private final String mean;
        private final String variance;

        Layout(String gain, String offset, String mean, String variance) {
            this.gain = gain;
            this.offset = offset;
            this.mean = mean;
            this.variance = variance;
        }
    }

    /**
     * A layer's shape.
     *
     * @param features C
     * @param gain how the gains start; empty for a layer without gains and offsets
     */
    public record Config(int features, double epsilon, double momentum, Optional<Init> gain, Layout layout) {
        /** Gains that start at one, and the usual constants. */
        public static Config of(int features) {
            return new Config(features, EPSILON, MOMENTUM, Optional.of(Init.constant(1)), Layout.TORCH);
        }

        /** The same with gains that start otherwise. */
        public Config withGain(Init init) {
            return new Config(features, epsilon, momentum, Optional.of(init), layout);
        }

        /** The same without gains and offsets. */
        public Config plain() {
            return new Config(features, epsilon, momentum, Optional.empty(), layout);
        }

        /** The same with another ε and other names. */
        public Config with(double otherEpsilon, Layout otherLayout) {
            return new Config(features, otherEpsilon, momentum, gain, otherLayout);
        }
    }

    /** A new layer. */
    public BatchNorm(Params p, Config config) {
        this.config = config;
        Layout names = config.layout();
        long c = config.features();
        affine = new Affine(
                config.gain().map(init -> init.make(p, names.gain, c)),
                config.gain().map(init -> p.fill(names.offset, 0, c)));
        running = new Moments(
                p.buffer(names.mean, () -> Tensor.zeros(c)),
                p.buffer(names.variance, () -> Tensor.full(1, DType.FP32, Device.CPU, c)));
        counter = switch (names) {
            case TORCH -> Optional.of(p.buffer("num_batches_tracked", () -> Tensor.full(0, DType.INT64, Device.CPU)));
            case BIGGAN -> Optional.empty();
            case STANDING -> Optional.of(p.buffer("bn.accumulation_counter", () -> Tensor.zeros(1)));
        };
    }

    /** x [N, C] or [N, C, H, W] to the same shape. */
    public Tensor forward(Tensor x, Mode mode) {
        check(x, mode);
        return switch (mode) {
            case TRAINING -> config.layout() == Layout.STANDING ? measured(x) : followed(x);
            case INFERENCE -> BatchNorms.byMoments(x, affine, still(), config.epsilon());
            case STANDING -> summed(x);
        };
    }

    private void check(Tensor x, Mode mode) {
        if (x.size(1) != config.features()) {
            throw new IllegalArgumentException(
                    "expected " + config.features() + " features but was " + Arrays.toString(x.shape()));
        }
        if (mode.usesBatch() && x.count() == x.size(1)) {
            throw new IllegalArgumentException(
                    "batch norm needs more than one value per feature in training: " + Arrays.toString(x.shape()));
        }
    }

    private Tensor followed(Tensor x) {
        counter.ifPresent(n -> InPlace.add(n, Tensor.full(1, DType.INT64, n.device())));
        return BatchNorms.byBatch(x, affine, running, config.momentum(), config.epsilon());
    }

    private Tensor measured(Tensor x) {
        Measured batch = BatchNorms.measured(x, affine, config.epsilon());
        InPlace.lerp(running.mean(), batch.moments().mean(), config.momentum());
        InPlace.lerp(running.variance(), batch.moments().variance(), config.momentum());
        return batch.y();
    }

    private Tensor summed(Tensor x) {
        if (config.layout() != Layout.STANDING) {
            throw new IllegalStateException("no standing statistics in this layout: " + config.layout());
        }
        Measured batch = BatchNorms.measured(x, affine, config.epsilon());
        InPlace.add(running.mean(), batch.moments().mean());
        InPlace.add(running.variance(), batch.moments().variance());
        counter.ifPresent(n -> InPlace.add(n, 1));
        return batch.y();
    }

    /** Running statistics, or standing ones where any were summed up. */
    private Moments still() {
        if (config.layout() != Layout.STANDING) {
            return running;
        }
        Tensor n = Pointwise.atLeast(counter.orElseThrow(), 1); // [1]
        return new Moments(running.mean().div(n), running.variance().div(n));
    }

    /** Empties the sums of standing statistics. */
    public void reset() {
        InPlace.fill(running.mean(), 0);
        InPlace.fill(running.variance(), 0);
        counter.ifPresent(n -> InPlace.fill(n, 0));
    }
}
