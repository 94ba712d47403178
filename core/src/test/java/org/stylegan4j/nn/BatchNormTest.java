package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stylegan4j.nn.BatchNorm.Layout;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class BatchNormTest {
    private static final double EPSILON = 1e-3;

    /** The definition, one operation after the other, for [N, C, H, W] without gains. */
    private static Tensor reference(Tensor x) {
        long c = x.size(1);
        Tensor y = x.sub(x.mean(0, 2, 3).reshape(1, c, 1, 1));
        return y.mul(y.square().mean(0, 2, 3).add(EPSILON).rsqrt().reshape(1, c, 1, 1));
    }

    private static BatchNorm plain(Params p, int features, Layout layout) {
        return new BatchNorm(p, BatchNorm.Config.of(features).plain().with(EPSILON, layout));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void trainingTakesTheBatchsOwnStatistics(Layout layout) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            BatchNorm norm = plain(p, 3, layout);
            Tensor x = Golden.sine(1, 0.7, 4, 3, 2, 2);
            assertClose("images", reference(x), norm.forward(x, Mode.TRAINING), 1e-5);
            assertClose("channels last", reference(x), norm.forward(x.channelsLast(), Mode.TRAINING), 1e-5);
            Tensor rows = Golden.sine(0, 0.9, 5, 3);
            Tensor expected = reference(rows.reshape(5, 3, 1, 1)).reshape(5, 3);
            assertClose("rows", expected, norm.forward(rows, Mode.TRAINING), 1e-5);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void inferenceTakesWhatFollowedTheBatches(Layout layout) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            BatchNorm norm = plain(p, 1, layout);
            norm.forward(Tensor.of(new float[] {1, 5}, 2, 1), Mode.TRAINING);
            double mean = 0.1 * 3;
            double variance = 0.9 + 0.1 * (layout == Layout.STANDING ? 4 : 8);
            double y = norm.forward(Tensor.of(new float[] {2}, 1, 1), Mode.INFERENCE)
                    .toDouble();
            assertEquals((2 - mean) / Math.sqrt(variance + EPSILON), y, 1e-6);
        }
    }

    @Test
    void gradientsAndTheirGradientsAreTheDefinitions() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            BatchNorm norm = plain(p, 3, Layout.TORCH);
            Tensor c = Golden.sine(2, 1.3, 4, 3, 2, 2);
            Tensor x = Golden.sine(1, 0.7, 4, 3, 2, 2).requireGrad(true);
            Tensor slope = norm.forward(x, Mode.TRAINING).mul(c).sum().gradient(x);
            Tensor expected = reference(x).mul(c).sum().gradient(x);
            assertClose("first", expected, slope, 1e-4);
            assertClose(
                    "second",
                    expected.square().sum().gradient(x),
                    slope.square().sum().gradient(x),
                    1e-3);
        }
    }

    @Test
    void secondDerivativesAreThoseOfDifferences() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            BatchNorm norm = new BatchNorm(p, BatchNorm.Config.of(2));
            Tensor c = Golden.sine(2, 1.3, 3, 2, 2, 2);
            Tensor direction = Golden.sine(0.3, 2.1, 3, 2, 2, 2);
            Tensor x = Golden.sine(1, 0.7, 3, 2, 2, 2).requireGrad(true);
            double exact = penalty(norm, x, c).gradient(x).mul(direction).sum().toDouble();
            double h = 1e-2;
            Tensor ahead = x.detach().add(direction.mul(h)).requireGrad(true);
            Tensor behind = x.detach().add(direction.mul(-h)).requireGrad(true);
            double difference = (penalty(norm, ahead, c).toDouble()
                            - penalty(norm, behind, c).toDouble())
                    / (2 * h);
            assertEquals(difference, exact, 2e-2 * Math.abs(exact));
        }
    }

    /** ‖∇ₓ Σ c f(x)‖². */
    private static Tensor penalty(BatchNorm norm, Tensor x, Tensor c) {
        return norm.forward(x, Mode.TRAINING).mul(c).sum().gradient(x).square().sum();
    }

    @Test
    void standingStatisticsAreMeansOverPasses() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            BatchNorm norm = plain(p, 1, Layout.STANDING);
            norm.reset();
            norm.forward(Tensor.of(new float[] {1, 5}, 2, 1), Mode.STANDING);
            norm.forward(Tensor.of(new float[] {0, 2}, 2, 1), Mode.STANDING);
            double y = norm.forward(Tensor.of(new float[] {3}, 1, 1), Mode.INFERENCE)
                    .toDouble();
            assertEquals((3 - 2) / Math.sqrt(2.5 + EPSILON), y, 1e-6);
        }
    }

    @Test
    void halfPrecisionKeepsItsFormat() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            BatchNorm norm = new BatchNorm(p, BatchNorm.Config.of(3));
            Tensor x = Golden.sine(1, 0.7, 4, 3, 2, 2);
            Tensor y = norm.forward(x.to(DType.BF16), Mode.TRAINING);
            assertEquals(DType.BF16, y.dtype());
            assertClose("y", norm.forward(x, Mode.TRAINING), y.to(DType.FP32), 2e-2);
        }
    }

    @Test
    void oneValuePerFeatureIsRefusedInTraining() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            BatchNorm norm = plain(p, 3, Layout.TORCH);
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> norm.forward(Tensor.zeros(1, 3, 1, 1), Mode.TRAINING));
            assertEquals("batch norm needs more than one value per feature in training: [1, 3, 1, 1]", e.getMessage());
            assertThrows(IllegalArgumentException.class, () -> norm.forward(Tensor.zeros(2, 4), Mode.INFERENCE));
        }
    }
}
