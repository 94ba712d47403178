package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.stylegan4j.latent.recipe.Recipe;

class PictureTest {
    @Test
    void pixelsAreCutNotRounded() {
        float[] values = {-2, -1, 0, 0.999f, 1, 2, -1.0039f, 0.5f, 0.0078f, -0.0001f, 3, -3};
        byte[] bytes = new Picture(Recipe.seed(0), 3, 2, values).pixels().data();
        // Interleaved: the first value of each plane, then the second, ...
        int[] expected = {0, 255, 128, 0, 255, 127, 128, 0, 255, 255, 191, 0};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], bytes[i] & 255, "byte " + i);
        }
    }

    @Test
    void grayPicturesStayGray() {
        float[] values = {-1, 0, 1, 0.5f};
        Picture gray = new Picture(Recipe.seed(0), 1, 2, values);
        assertArrayEquals(
                new byte[] {0, (byte) 128, (byte) 255, (byte) 191},
                gray.pixels().data());
        assertEquals(1, gray.image().getRaster().getNumBands());
        assertEquals(191, gray.image().getRaster().getSample(1, 1, 0));
    }
}
