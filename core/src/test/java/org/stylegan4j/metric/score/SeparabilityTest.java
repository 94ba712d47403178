package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class SeparabilityTest {
    private static final int N = 4000;
    private static final int D = 4;

    private static float[] coordinate(Tensor latents, int d) {
        return latents.select(1, d).toFloats();
    }

    private static float[] coins(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] scores = new float[N];
        for (int i = 0; i < N; i++) {
            scores[i] = (float) (random.nextDouble() - 0.5);
        }
        return scores;
    }

    @Test
    void attributesAlongTheAxesArePerfectlySeparable() {
        try (Rng rng = new Rng(1)) {
            Tensor latents = rng.normal(Device.CPU, N, D);
            List<float[]> scores = List.of(coordinate(latents, 0), coordinate(latents, 2));
            assertEquals(1, Separability.of(latents, scores), 1e-3);
        }
    }

    @Test
    void everyAttributeThatTheLatentsDoNotTellDoublesTheScore() {
        try (Rng rng = new Rng(1)) {
            Tensor latents = rng.normal(Device.CPU, N, D);
            assertEquals(2, Separability.of(latents, List.of(coins(1))), 0.02);
            assertEquals(4, Separability.of(latents, List.of(coins(1), coins(2))), 0.06);
        }
    }

    @Test
    void entanglementCosts() {
        try (Rng rng = new Rng(1)) {
            Tensor latents = rng.normal(Device.CPU, N, D);
            float[] x = coordinate(latents, 0);
            float[] y = coordinate(latents, 1);
            float[] product = new float[N];
            for (int i = 0; i < N; i++) {
                product[i] = x[i] * y[i]; // no plane parts the quarters
            }
            double score = Separability.of(latents, List.of(product));
            assertTrue(score > 1.7, "score " + score); // at best a plane cuts off two corners
        }
    }

    @Test
    void whatIsLeftToAskFollowsFromTheCounts() {
        boolean[] guesses = {true, true, true, true, false, false, false, false, true};
        int[] sides = {1, 1, 1, -1, -1, -1, -1, -1, 0};
        // One side is certain; on the other, with half of the points, 1 of 4 is wrong.
        double expected = 0.5 * -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
        assertEquals(expected, Separability.entropy(guesses, sides), 1e-12);
    }

    @Test
    void theLessSureHalfDoesNotCount() {
        try (Rng rng = new Rng(1)) {
            Tensor latents = rng.normal(Device.CPU, N, D);
            float[] scores = coordinate(latents, 0);
            for (int i = 0; i < N; i++) {
                scores[i] = Math.abs(scores[i]) < 0.6 ? -scores[i] : scores[i]; // wrong where unsure
            }
            assertEquals(1, Separability.of(latents, List.of(scores)), 1e-3);
        }
    }

    @Test
    void scoresOfOtherLatentsAreRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Separability.of(Tensor.zeros(5, 2), List.of(new float[4])));
        assertEquals("expected scores of 5 latents but was 4", e.getMessage());
    }
}
