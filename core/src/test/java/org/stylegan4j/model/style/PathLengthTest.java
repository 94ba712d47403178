package org.stylegan4j.model.style;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.CrossoverAt;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.SmoothPlayers;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class PathLengthTest {
    private static final int L = 2;
    private static final int W = 3;
    private static final int SIDE = 2;

    /**
     * A smooth generator in float64: ws = z scale in all layers, g(ws) = softplus(ws V).
     *
     * @param scale []
     * @param weight V [L W, R R]
     */
    private record Smooth(Tensor scale, Tensor weight) implements PathLengthGenerator {
        static Smooth of() {
            return new Smooth(
                    Tensor.full(1.3, DType.FP64, Device.CPU).requireGrad(true),
                    Golden.sine(0.4, 0.9, L * W, SIDE * SIDE).to(DType.FP64).requireGrad(true));
        }

        @Override
        public Tensor latents(long n, Step step) {
            return step.latents(n, W).to(DType.FP64);
        }

        @Override
        public Tensor ws(Tensor z, Tensor labels, Step step) {
            return z.mul(scale).reshape(-1, 1, W).expand(-1, L, -1);
        }

        @Override
        public Tensor synthesize(Tensor ws, Step step) {
            return ws.reshape(-1, L * W).matmul(weight).softplus().reshape(-1, 1, SIDE, SIDE);
        }
    }

    /** Starts from the same running mean each time, as differences need. */
    private static Objective penalty(Smooth paths, Tensor mean) {
        PathLength penalty = new PathLength(paths, new PathLength.Settings(2, 0.25, 1, 4), mean);
        return (real, step) -> {
            try (Scope scope = Scope.noGrad()) {
                InPlace.copy(mean, Tensor.full(0.2, DType.FP64, Device.CPU));
            }
            return penalty.loss(real, step);
        };
    }

    /** Of second order, and through the running mean, which moves with the lengths. */
    @Test
    void gradientIsThatOfDifferences() {
        Tensor mean = Tensor.full(0, DType.FP64, Device.CPU);
        Smooth ofWeight = Smooth.of();
        assertEquals(0, SmoothPlayers.worst(penalty(ofWeight, mean), ofWeight.weight()), 1e-4);
        Smooth ofScale = Smooth.of();
        assertEquals(0, SmoothPlayers.worst(penalty(ofScale, mean), ofScale.scale()), 1e-4);
    }

    /** Every pixel is k times the sum of all ws. */
    private record Linear(double k) implements PathLengthGenerator {
        @Override
        public Tensor latents(long n, Step step) {
            return Tensor.zeros(n, W);
        }

        @Override
        public Tensor ws(Tensor z, Tensor labels, Step step) {
            return z.reshape(-1, 1, W).expand(-1, L, -1).copy().requireGrad(true);
        }

        @Override
        public Tensor synthesize(Tensor ws, Step step) {
            return ws.sum(1, 2).mul(k).reshape(-1, 1, 1, 1).expand(-1, 1, SIDE, SIDE);
        }
    }

    /** With y = 1 a slope is k R² / R in each of W directions, so that a path is k R sqrt(W) long. */
    @Test
    void pathsOfALinearGeneratorAreKnown() {
        double k = 3;
        double length = k * SIDE * Math.sqrt(W);
        Tensor mean = Tensor.full(1, DType.FP32, Device.CPU);
        PathLength penalty = new PathLength(new Linear(k), new PathLength.Settings(2, 0.25, 2, 4), mean);
        Tensor ones = Tensor.full(1, DType.FP32, Device.CPU, 1);
        Step step = new CrossoverAt(1, 1, ones).step();
        double loss = penalty.loss(new Batch(Tensor.zeros(4, 1, SIDE, SIDE), Tensor.zeros(4, 0)), step)
                .toDouble();
        double a = 1 + 0.25 * (length - 1);
        assertEquals(a, mean.toDouble(), 1e-5);
        assertEquals(2 * (length - a) * (length - a), loss, 1e-3);
    }
}
