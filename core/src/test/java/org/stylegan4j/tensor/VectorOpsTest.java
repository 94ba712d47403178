package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class VectorOpsTest {
    private static Tensor points() {
        return Tensor.of(new float[] {0, 0, 3, 4, 6, 8}, 3, 2);
    }

    @Test
    void pickedRowsComeInTheOrderOfTheIndices() {
        assertArrayEquals(
                new float[] {6, 8, 0, 0, 6, 8},
                VectorOps.pick(points(), 2, 0, 2).toFloats());
    }

    @Test
    void distancesAreEuclidean() {
        Tensor d = VectorOps.distances(points().narrow(0, 0, 1), points());
        assertArrayEquals(new float[] {0, 5, 10}, d.toFloats(), 1e-5f);
    }

    @Test
    void smallestOfEachRowAscend() {
        Tensor d = Tensor.of(new float[] {3, 1, 2, 9, 8, 7}, 2, 3);
        assertArrayEquals(new float[] {1, 2, 7, 8}, VectorOps.smallest(d, 2).toFloats());
    }

    @Test
    void aDistanceEqualToItsLimitIsWithin() {
        Tensor d = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
        Tensor limits = Tensor.of(new float[] {1, 3}, 1, 2);
        assertArrayEquals(new float[] {1, 1, 0, 0}, VectorOps.within(d, limits).toFloats());
    }
}
