package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BoxDownscaleTest {
    /** Two channels of 4x4. */
    private static byte[] picture() {
        byte[] chw = new byte[32];
        for (int i = 0; i < chw.length; i++) {
            chw[i] = (byte) (i * i);
        }
        return chw;
    }

    @Test
    void eachPixelIsTheRoundedMeanOfItsSquare() {
        byte[] half = BoxDownscale.bytes(picture(), 4, 2);
        assertEquals(8, half.length);
        assertEquals(Math.rint((0 + 1 + 16 + 25) / 4.0), half[0]); // 10.5: ties to even
        assertEquals(Math.rint((4 + 9 + 36 + 49) / 4.0), half[1]);
        assertEquals(Math.rint((0 + 33 + 144 + 185) / 4.0), half[4] & 255);
    }

    /** Quarters come from the whole picture, not from rounded halves. */
    @Test
    void smallerVersionsAreRoundedOnce() {
        byte[] chw = {0, 0, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 2, 0, 2};
        assertArrayEquals(new byte[] {0, 0, 0, 0}, BoxDownscale.bytes(chw, 4, 2)); // 0.5 each
        byte[] brighter = {0, 0, 0, 0, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2};
        assertArrayEquals(new byte[] {1}, BoxDownscale.bytes(brighter, 4, 1)); // 0.75
        assertArrayEquals(chw, BoxDownscale.bytes(chw, 4, 4));
    }

    @Test
    void fadeMovesTowardsTheMeanOfFour() {
        float[] x = {0, 4, 8, 12, 0, 0, 0, 0};
        float[] none = x.clone();
        BoxDownscale.fade(none, 4, 1);
        assertArrayEquals(x, none);
        float[] all = x.clone();
        BoxDownscale.fade(all, 4, 0);
        assertArrayEquals(new float[] {1, 1, 5, 5, 1, 1, 5, 5}, all);
        float[] some = x.clone();
        BoxDownscale.fade(some, 4, 0.75);
        assertArrayEquals(new float[] {0.25f, 3.25f, 7.25f, 10.25f, 0.25f, 0.25f, 1.25f, 1.25f}, some);
    }
}
