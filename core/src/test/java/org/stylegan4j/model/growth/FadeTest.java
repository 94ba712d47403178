package org.stylegan4j.model.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FadeTest {
    @Test
    void levelOfDetailAndFadeAreTheSameThing() {
        assertEquals(new Fade(256, 1), Fade.ofLod(2, 1024));
        assertEquals(new Fade(512, 0.25), Fade.ofLod(1.75, 1024));
        for (double lod : new double[] {0, 0.5, 3, 6.875}) {
            assertEquals(lod, Fade.ofLod(lod, 1024).lod(1024));
        }
    }

    @Test
    void stageChangesWhenAFadeBeginsAndWhenItEnds() {
        assertTrue(new Fade(16, 0.1).sameStage(new Fade(16, 0.9)));
        assertFalse(Fade.full(8).sameStage(new Fade(16, 0.01)));
        assertFalse(new Fade(16, 0.99).sameStage(Fade.full(16)));
    }

    @Test
    void badFadesAreNamed() {
        assertEquals(
                "resolution must be a power of two: 12",
                assertThrows(IllegalArgumentException.class, () -> Fade.full(12))
                        .getMessage());
        assertEquals(
                "alpha must be in [0, 1]: 1.5",
                assertThrows(IllegalArgumentException.class, () -> new Fade(8, 1.5))
                        .getMessage());
    }
}
