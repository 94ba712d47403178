package org.stylegan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
    @Test
    void everyEpochHoldsEachPictureOnceInAnOrderOfItsOwn() {
        EpochOrder order = new EpochOrder(20, 7);
        int[] first = LongStream.range(0, 20).mapToInt(order::at).toArray();
        int[] second = LongStream.range(20, 40).mapToInt(order::at).toArray();
        assertFalse(Arrays.equals(first, second));
        for (int[] epoch : new int[][] {first, second}) {
            assertArrayEquals(
                    IntStream.range(0, 20).toArray(),
                    Arrays.stream(epoch).sorted().toArray());
        }
    }

    @Test
    void startsAnywhereWithTheSameOrder() {
        EpochOrder whole = new EpochOrder(13, 1);
        for (long position = 0; position < 60; position++) {
            assertEquals(whole.at(position), new EpochOrder(13, 1).at(position));
        }
    }

    @Test
    void countsFarBeyondTheRangeOfInt() {
        long far = 25_000_000_000L;
        assertEquals(new EpochOrder(1000, 3).at(far), new EpochOrder(1000, 3).at(far));
    }
}
