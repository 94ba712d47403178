package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedDistanceTest {
    @Test
    void sortsAsTheLibraryDoes() {
        Random random = new Random(3);
        float[] values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
        }
        values[5] = 0;
        values[6] = Float.NEGATIVE_INFINITY;
        values[7] = Float.POSITIVE_INFINITY;
        float[] expected = values.clone();
        Arrays.sort(expected);
        SortedDistance.sort(values);
        assertArrayEquals(expected, values);
    }

    @Test
    void movesEachNumberToItsRanksPartner() {
        float[][] a = {{3, 1, 2}, {0, 0, 0}};
        float[][] b = {{2, 6, 1}, {5, 4, 3}};
        // first row: 1-1, 2-2, 3-6; second: 0-3, 0-4, 0-5
        assertEquals((1 + 4) / 2.0, SortedDistance.mean(a, b), 1e-12);
    }
}
