package org.stylegan4j.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumpyShuffleTest {
    @Test
    void shufflesAsNumPyDoes() {
        int[] p = new NumpyShuffle(0).permutation(50);
        // numpy 1.24.2: a = list(range(50)); np.random.RandomState(0).shuffle(a)
        assertArrayEquals(new int[] {28, 11, 10, 41, 2, 27, 38, 31}, Arrays.copyOf(p, 8));
    }

    @Test
    void aPermutationHoldsEachNumberOnce() {
        int[] p = new NumpyShuffle(-3).permutation(1000);
        Arrays.sort(p);
        assertArrayEquals(IntStream.range(0, 1000).toArray(), p);
        assertEquals(1, new NumpyShuffle(5).permutation(1).length);
    }
}
