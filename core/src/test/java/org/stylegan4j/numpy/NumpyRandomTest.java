package org.stylegan4j.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumpyRandomTest {
    /** The places that numpy_normal.py writes. */
    private static final int[] PLACES = {0, 1, 2, 3, 311, 312, 313, 511, 1247, 1248, 4999};

    private static List<String> golden() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                NumpyRandomTest.class.getResourceAsStream("/latent/numpy_normal.txt"), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    @Test
    void numbersAreThoseOfNumpy() throws IOException {
        for (String line : golden()) {
            String[] words = line.split(" ", -1);
            double[] drawn = new NumpyRandom(Long.parseLong(words[0])).normal(5000);
            for (int i = 0; i < PLACES.length; i++) {
                double expected = Double.parseDouble(words[i + 1] + (words[i + 1].contains("p") ? "" : "p0"));
                String where = "seed " + words[0] + " [" + PLACES[i] + "]";
                assertEquals((float) expected, (float) drawn[PLACES[i]], 0, where);
                // The logarithm's last bit differs between platforms.
                assertEquals(expected, drawn[PLACES[i]], 4 * Math.ulp(expected), where);
            }
        }
    }

    @Test
    void drawingInPartsGivesTheSameStream() {
        double[] whole = new NumpyRandom(85).normal(5);
        NumpyRandom parts = new NumpyRandom(85);
        assertEquals(whole[0], parts.normal(1)[0]);
        assertEquals(whole[3], parts.normal(3)[2]);
        assertEquals(whole[4], parts.normal(1)[0]);
    }

    @Test
    void seedsBeyond32BitsAreRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new NumpyRandom(1L << 32));
        assertEquals("seed must be from 0 to 4294967295: 4294967296", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new NumpyRandom(-1));
    }
}
