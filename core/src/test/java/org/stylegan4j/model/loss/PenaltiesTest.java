package org.stylegan4j.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

/** Gradient penalties: closed forms where the discriminator has one, and their gradients against differences. */
@ExtendWith(NoLeaks.class)
class PenaltiesTest {
    private static Stream<Function<SmoothPlayers, Objective>> penalties() {
        return Stream.of(
                p -> new R1(p, 10),
                p -> new R2(p, 10),
                p -> new GradientPenalty(p, 10, 1),
                p -> new GradientPenalty(p, 10, 750),
                p -> new Dragan(p, 10, 1, 0.5));
    }

    /** The gradient of a penalty goes through the gradient of the scores: second-order. */
    @ParameterizedTest
    @MethodSource("penalties")
    void gradientIsThatOfDifferences(Function<SmoothPlayers, Objective> penalty) {
        for (int scales = 1; scales <= 2; scales++) {
            SmoothPlayers players = SmoothPlayers.of(scales);
            assertEquals(0, SmoothPlayers.worst(penalty.apply(players), players.weight()), 2e-4);
        }
    }

    /** D(x) = a/2 ‖x‖², whose gradient is a x. Fakes are ones. */
    private record Bowl(double a) implements GanNetworks {
        @Override
        public List<Tensor> fakes(Tensor labels, Step step) {
            return List.of(Tensor.full(1, DType.FP32, Device.CPU, labels.size(0), 1, 2, 2));
        }

        @Override
        public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
            Tensor squares = images.get(0).square().sum(1, 2, 3);
            return DiscriminatorOutput.of(squares.mul(a / 2).reshape(-1, 1));
        }
    }

    /** Two images of one brightness each: ‖x‖² is 4 and 16. */
    private static Batch images() {
        Tensor x = Tensor.of(new float[] {1, 2}, 2, 1, 1, 1).expand(2, 1, 2, 2).contiguous();
        return new Batch(x, Tensor.zeros(2, 0));
    }

    private static double loss(Objective objective) {
        return SmoothPlayers.loss(objective, images()).toDouble();
    }

    @Test
    void squaredSlopesOfABowlAreKnown() {
        assertEquals(5 * 9 * (4 + 16) / 2.0, loss(new R1(new Bowl(3), 10)), 1e-3);
        assertEquals(5 * 9 * 4, loss(new R2(new Bowl(3), 10)), 1e-3);
        assertEquals(10 * (5 * 5 + 11 * 11) / 2.0, loss(new Dragan(new Bowl(3), 10, 1, 0)), 1e-3);
    }

    /** Fakes of brightness 1, reals of 1 and 2: the first mix is 1, the slope there 2 a; the other lies between 2 a and 4 a. */
    @Test
    void mixLiesBetweenRealAndFake() {
        Map<String, Double> observed = new TreeMap<>();
        double a = 3;
        SmoothPlayers.loss(new GradientPenalty(new Bowl(a), 10, 1), images(), observed);
        double second = 2 * observed.get("Loss/gradient_penalty") - Math.pow(2 * a - 1, 2);
        double slope = 1 + Math.sqrt(second);
        assertEquals(3 * a, slope, a * 0.9999);
    }

    @Test
    void targetScalesThePenalty() {
        double one = loss(new Dragan(new Bowl(3), 10, 1, 0));
        double thousand = loss(new Dragan(new Bowl(3000), 10, 1000, 0));
        assertEquals(one, thousand, 1e-2);
    }

    /** Notes the labels of its fakes and of what it judges. */
    private record Noting(List<List<Float>> seen) implements GanNetworks {
        private void note(Tensor labels) {
            List<Float> values = new ArrayList<>();
            for (float x : labels.toFloats()) {
                values.add(x);
            }
            seen.add(values);
        }

        @Override
        public List<Tensor> fakes(Tensor labels, Step step) {
            note(labels);
            return List.of(Tensor.full(1, DType.FP32, Device.CPU, labels.size(0), 1, 2, 2));
        }

        @Override
        public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
            assertEquals(Origin.BETWEEN, origin);
            note(labels);
            return DiscriminatorOutput.of(images.get(0).square().sum(1, 2, 3).reshape(-1, 1));
        }
    }

    /** An image between a cat and a dog would be of neither class. */
    @Test
    void bothEndsOfAMixAreOfTheRealImagesClass() {
        Tensor labels = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
        List<List<Float>> seen = new ArrayList<>();
        SmoothPlayers.loss(new GradientPenalty(new Noting(seen), 10, 1), new Batch(images().images(), labels));
        assertEquals(List.of(List.of(1f, 0f, 0f, 1f), List.of(1f, 0f, 0f, 1f)), seen);
    }
}
