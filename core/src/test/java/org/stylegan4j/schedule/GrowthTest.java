package org.stylegan4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {
    private static final Growth FROM_8 = Growth.of(8, 600, 600);
    private static final Growth FROM_4 = Growth.of(4, 600, 600);

    /** The published schedule for 1024x1024: 600 thousand images at 8x8, then fade and stay, 600 each. */
    @ParameterizedTest
    @CsvSource({
        "0, 8, 1",
        "600, 8, 1",
        "900, 16, 0.5",
        "1200, 16, 1",
        "1800, 16, 1",
        "1950, 32, 0.25",
        "2400, 32, 1",
        "7500, 512, 1",
        "7800, 512, 1",
        "8100, 1024, 0.5",
        "8400, 1024, 1",
        "25000, 1024, 1"
    })
    void followsThePublishedTimeline(long kimg, int resolution, double alpha) {
        assertEquals(new GrowthStage(resolution, alpha), FROM_8.fade(kimg * 1000, 1024));
    }

    /** lod = levels - phase - max(rest - T, 0) / X, never below 0, at every 50 thousand images. */
    @Test
    void followsTheFormula() {
        for (long kimg = 0; kimg < 10_000; kimg += 50) {
            double phase = Math.floor(kimg / 1200.0);
            double lod = Math.max(0, 7 - phase - Math.max(kimg - 1200 * phase - 600, 0) / 600);
            assertEquals(lod, FROM_8.lod(kimg * 1000, 1024), 1e-6, kimg + " kimg");
        }
    }

    @Test
    void fullResolutionComesWhenThePapersSay() {
        assertEquals(8400, FROM_8.completeKimg(1024));
        assertEquals(9600, FROM_4.completeKimg(1024));
        assertEquals(6000, FROM_8.completeKimg(256));
        assertEquals(new GrowthStage(1024, 1), FROM_8.fade(8_400_000, 1024));
        assertFalse(FROM_8.fade(8_399_000, 1024).complete());
    }

    @Test
    void levelsStartWithTheirFade() {
        assertEquals(0, FROM_4.startKimg(4));
        assertEquals(600, FROM_4.startKimg(8));
        assertEquals(1800, FROM_4.startKimg(16));
        assertEquals(4, FROM_4.fade(600_000, 16).resolution());
        assertEquals(8, FROM_4.fade(600_001, 16).resolution());
    }

    @Test
    void withoutTimesOrBelowTheFirstLevelNothingGrows() {
        assertEquals(GrowthStage.full(1024), Growth.of(1024, 0, 0).fade(0, 1024));
        assertEquals(GrowthStage.full(64), Growth.of(4, 0, 0).fade(0, 64));
        assertEquals(GrowthStage.full(64), Growth.NONE.fade(0, 64));
    }

    @Test
    void levelsMayAppearWithoutAFade() {
        Growth steps = Growth.of(4, 1, 0);
        assertEquals(GrowthStage.full(4), steps.fade(999, 16));
        assertEquals(GrowthStage.full(8), steps.fade(1000, 16));
        assertEquals(GrowthStage.full(16), steps.fade(2000, 16));
    }

    @Test
    void fadeIsWhatAFloatTensorCanHold() {
        for (long images = 0; images < 3_000_000; images += 12_345) {
            double lod = FROM_8.fade(images, 64).lod(64);
            assertEquals((float) lod, lod);
        }
    }

    /** The published table for one card: v2-1gpu. */
    @Test
    void tablesHoldFromTheirResolutionOn() {
        Growth g = Growth.of(4, 600, 600)
                .withBatch("4:128,8:128,16:128,32:64,64:32,128:16,256:8,512:4")
                .withLearningRate("0.001,1024:0.0015");
        assertEquals("128,32:64,64:32,128:16,256:8,512:4", g.batch().toString());
        assertEquals(OptionalInt.of(128), g.batch(16));
        assertEquals(OptionalInt.of(64), g.batch(32));
        assertEquals(OptionalInt.of(4), g.batch(1024));
        assertEquals(OptionalDouble.of(0.001), g.learningRate(512));
        assertEquals(OptionalDouble.of(0.0015), g.learningRate(1024));
        assertTrue(g.tickKimg(4).isEmpty());
    }

    private static String refusal(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals(
                "expected numbers by resolution, such as 128,32:64,64:32, but was 16,x:8",
                refusal(() -> Growth.of(4, 1, 1).withBatch("16,x:8")));
        assertEquals(
                "batch must be whole numbers: 1.5",
                refusal(() -> Growth.of(4, 1, 1).withBatch("1.5")));
        assertEquals("initial resolution must be a power of two from 4 on: 6", refusal(() -> Growth.of(6, 1, 1)));
        assertEquals("training and transition must not be negative: -1.0, 1.0", refusal(() -> Growth.of(4, -1, 1)));
    }

    @Test
    void trainingThatCannotReachTheImagesIsRefused() {
        FROM_8.check(1024, 8400);
        Growth.NONE.check(8, 1);
        assertEquals(
                "training ends before 32x32 has faded in: 5.0 of 6.0 kimg; raise --kimg or lower growth.trainingKimg,"
                        + " now 1.0, and growth.transitionKimg, now 2.0",
                refusal(() -> Growth.of(8, 1, 2).check(32, 5)));
        assertEquals(
                "images are smaller than the first level: 8; set growth.initialResolution, now 16, to at most that",
                refusal(() -> Growth.of(16, 1, 2).check(8, 5)));
    }
}
