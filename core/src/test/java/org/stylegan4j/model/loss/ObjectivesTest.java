package org.stylegan4j.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/** The halves of a loss as objectives: who is trained by which, drift, and classes. */
@ExtendWith(NoLeaks.class)
class ObjectivesTest {
    /** Gradients are read as float32. */
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @EnumSource
    void generatorsGradientIsThatOfDifferences(ScoreLoss form) {
        SmoothPlayers players = SmoothPlayers.of(1);
        assertEquals(0, SmoothPlayers.worst(new GeneratorLoss(players, form), players.scale()), TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void discriminatorsGradientsAreThoseOfDifferences(ScoreLoss form) {
        SmoothPlayers players = SmoothPlayers.of(1);
        assertEquals(0, SmoothPlayers.worst(new DiscriminatorFakeLoss(players, form), players.weight()), TOLERANCE);
        assertEquals(0, SmoothPlayers.worst(new DiscriminatorRealLoss(players, form), players.weight()), TOLERANCE);
    }

    @Test
    void fakesOfTheDiscriminatorsLossDoNotTrainTheGenerator() {
        SmoothPlayers players = SmoothPlayers.of(1);
        SmoothPlayers.loss(new DiscriminatorFakeLoss(players, ScoreLoss.HINGE), SmoothPlayers.reals())
                .backward();
        assertFalse(players.scale().hasGrad());
        assertTrue(players.weight().hasGrad());
        players.weight().clearGrad();
    }

    @Test
    void driftIsTheSquareOfTheScore() {
        SmoothPlayers players = SmoothPlayers.of(1);
        Map<String, Double> observed = new TreeMap<>();
        Batch real = SmoothPlayers.reals();
        double plain = SmoothPlayers.loss(new DiscriminatorRealLoss(players, ScoreLoss.WASSERSTEIN), real, observed)
                .toDouble();
        double drifting = SmoothPlayers.loss(new DiscriminatorRealLoss(players, ScoreLoss.WASSERSTEIN, 0.001), real)
                .toDouble();
        double squares = score(players, real).square().mean().toDouble();
        assertEquals(0.001 * squares, drifting - plain, 1e-9);
        assertEquals(-plain, observed.get("Loss/scores/real"), 1e-9);
        assertEquals(1, observed.get("Loss/signs/real"));
    }

    private static Tensor score(SmoothPlayers players, Batch real) {
        try (Rng rng = new Rng(1)) {
            Step step = new Step(rng, Labels.NONE, (name, values) -> {}, Device.CPU);
            return players.judge(players.reals(real), real.labels(), step, Origin.REAL)
                    .scores();
        }
    }

    /** Says class 1 with certainty e² to 1, whatever it sees. */
    private record Classifier() implements GanNetworks {
        @Override
        public List<Tensor> fakes(Tensor labels, Step step) {
            return List.of(Tensor.zeros(labels.size(0), 1, 1, 1));
        }

        @Override
        public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
            Tensor logits =
                    Tensor.of(new float[] {0, 2}, 1, 2).expand(images.get(0).size(0), 2);
            return new DiscriminatorOutput(Tensor.zeros(images.get(0).size(0), 1), Optional.of(logits));
        }

        @Override
        public Tensor criticLabels(Batch real, Step step) {
            return real.labels();
        }
    }

    @Test
    void classesAddTheirCrossEntropy() {
        Batch real = new Batch(Tensor.zeros(2, 1, 1, 1), Tensor.of(new float[] {1, 0, 0, 1}, 2, 2));
        double right = Math.log(1 + Math.exp(-2));
        double wrong = Math.log(1 + Math.exp(2));
        double mean = (right + wrong) / 2;
        ScoreLoss form = ScoreLoss.WASSERSTEIN;
        assertEquals(
                mean,
                SmoothPlayers.loss(new DiscriminatorRealLoss(new Classifier(), form), real)
                        .toDouble(),
                1e-6);
        assertEquals(
                mean,
                SmoothPlayers.loss(new DiscriminatorFakeLoss(new Classifier(), form), real)
                        .toDouble(),
                1e-6);
    }
}
