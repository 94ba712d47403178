package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class InceptionScoreTest {
    private static int[] inOrder(int n) {
        return IntStream.range(0, n).toArray();
    }

    @Test
    void sureAndEvenPicturesScoreTheNumberOfClasses() {
        Tensor p = Tensor.of(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
        assertArrayEquals(new double[] {3}, InceptionScore.scores(p, inOrder(3), 1), 1e-12);
    }

    @Test
    void equalPicturesScoreOne() {
        Tensor p = Tensor.of(new float[] {0.2f, 0.8f, 0.2f, 0.8f}, 2, 2);
        assertArrayEquals(new double[] {1}, InceptionScore.scores(p, inOrder(2), 1), 1e-12);
    }

    @Test
    void splitsAreScoredApart() {
        Tensor p = Tensor.of(new float[] {1, 0, 0, 1, 1, 0, 1, 0}, 4, 2);
        assertArrayEquals(new double[] {2, 1}, InceptionScore.scores(p, inOrder(4), 2), 1e-12);
        assertArrayEquals(new double[] {1, 2}, InceptionScore.scores(p, new int[] {0, 2, 3, 1}, 2), 1e-12);
    }

    @Test
    void uncertainPicturesScoreByTheirDivergence() {
        Tensor p = Tensor.of(new float[] {0.75f, 0.25f, 0.25f, 0.75f}, 2, 2);
        double kl = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
        assertEquals(Math.exp(kl), InceptionScore.scores(p, inOrder(2), 1)[0], 1e-12);
    }
}
