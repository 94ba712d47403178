package org.stylegan4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GrowthStageTest {
    @Test
    void levelOfDetailAndFadeAreTheSameThing() {
        assertEquals(new GrowthStage(256, 1), GrowthStage.ofLod(2, 1024));
        assertEquals(new GrowthStage(512, 0.25), GrowthStage.ofLod(1.75, 1024));
        for (double lod : new double[] {0, 0.5, 3, 6.875}) {
            assertEquals(lod, GrowthStage.ofLod(lod, 1024).lod(1024));
        }
    }

    @Test
    void stageChangesWhenAFadeBeginsAndWhenItEnds() {
        assertTrue(new GrowthStage(16, 0.1).sameStage(new GrowthStage(16, 0.9)));
        assertFalse(GrowthStage.full(8).sameStage(new GrowthStage(16, 0.01)));
        assertFalse(new GrowthStage(16, 0.99).sameStage(GrowthStage.full(16)));
    }

    @Test
    void badFadesAreNamed() {
        assertEquals(
                "resolution must be a power of two: 12",
                assertThrows(IllegalArgumentException.class, () -> GrowthStage.full(12))
                        .getMessage());
        assertEquals(
                "alpha must be in [0, 1]: 1.5",
                assertThrows(IllegalArgumentException.class, () -> new GrowthStage(8, 1.5))
                        .getMessage());
    }
}
