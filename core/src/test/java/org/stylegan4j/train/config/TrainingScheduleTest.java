package org.stylegan4j.train.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stylegan4j.data.BatchSpec;

class TrainingScheduleTest {
    private static TrainConfig progan(String... settings) {
        return Settings.apply(Presets.of("progan", "laptop", TrainConfig.Data.of("pictures"), 16), List.of(settings));
    }

    private static TrainingSchedule growing() {
        return new TrainingSchedule(
                progan(
                        "growth.trainingKimg=1",
                        "growth.transitionKimg=1",
                        "growth.batch=32,8:16,16:8",
                        "growth.tickKimg=0.5,16:0.25"),
                16);
    }

    @Test
    void withoutGrowthEveryStepAndTickIsAsTheSettingsSay() {
        TrainConfig config = Settings.apply(
                Presets.of("laptop", TrainConfig.Data.of("pictures"), 16),
                List.of("output.tickKimg=0.02", "schedule.batch=32"));
        TrainingSchedule tempo = new TrainingSchedule(config, 16);
        assertFalse(tempo.grows());
        assertEquals(new BatchSpec(32, 16, 1), tempo.portion(12345));
        for (long images = 0; images < 1000; images++) {
            assertEquals(images / 20, (long) tempo.ticks(images));
            for (int every = 1; every < 4; every++) {
                boolean passed = images / (20L * every) < (images + 7) / (20L * every);
                assertEquals(passed, tempo.passed(images, images + 7, every), images + " " + every);
            }
        }
    }

    @Test
    void batchAndResolutionFollowTheLevels() {
        TrainingSchedule tempo = growing();
        assertTrue(tempo.grows());
        assertEquals(new BatchSpec(32, 4, 1), tempo.portion(1000));
        assertEquals(new BatchSpec(16, 8, 0.5), tempo.portion(1500));
        assertEquals(new BatchSpec(16, 8, 1), tempo.portion(2000));
        assertEquals(new BatchSpec(8, 16, 0.25), tempo.portion(3250));
        assertEquals(new BatchSpec(8, 16, 1), tempo.portion(9999));
    }

    @Test
    void ticksOfDifferentLengthsAddUp() {
        TrainingSchedule tempo = growing();
        assertEquals(2, tempo.ticks(1000));
        assertEquals(6, tempo.ticks(3000));
        assertEquals(7, tempo.ticks(3250));
        assertEquals(10, tempo.ticks(4000));
        assertTrue(tempo.passed(3249, 3250, 7));
        assertFalse(tempo.passed(3250, 3499, 1));
    }

    /** Every walk through the schedule meets the same positions, wherever it starts. */
    @Test
    void positionsDoNotDependOnWhereAWalkStarts() {
        TrainingSchedule tempo = growing();
        List<Long> positions = new ArrayList<>();
        for (long p = 0; p < 5000; p += tempo.portion(p).pictures()) {
            positions.add(p);
        }
        for (int i = 1; i < positions.size(); i++) {
            long before = positions.get(i - 1);
            assertEquals(positions.get(i), before + tempo.portion(before).pictures());
        }
    }

    private static String refusal(TrainConfig config) {
        return assertThrows(IllegalArgumentException.class, () -> config.check(16))
                .getMessage();
    }

    @Test
    void batchThatDoesNotSplitIntoGroupsIsRefused() {
        String hint = "; set --mbstd-group to a divisor, or another --batch or --batch-gpu";
        TrainConfig laptop = Presets.of("laptop", TrainConfig.Data.of("pictures"), 16);
        laptop.check(16);
        assertEquals(
                "images at once must be divisible by the minibatch stddev group: 6, 4" + hint,
                refusal(Settings.apply(
                        laptop, List.of("schedule.batchGpu=1", "schedule.batch=6", "schedule.batchGpu=6"))));
        progan("growth.batch=32,16:12").check(16);
        assertEquals(
                "images at once must be divisible by the minibatch stddev group: 10, 4" + hint,
                refusal(progan("growth.batch=32,16:10")));
    }

    @Test
    void schedulesAndFormatsThatCannotWorkAreRefused() {
        assertEquals(
                "training ends before 16x16 has faded in: 5.0 of 16.0 kimg; raise --kimg or lower growth.trainingKimg,"
                        + " now 4.0, and growth.transitionKimg, now 4.0",
                refusal(progan("schedule.totalKimg=5")));
        assertEquals("progan computes in fp32 only: --precision bf16", refusal(progan("machine.precision=bf16")));
        assertEquals(
                "images are smaller than the first level: 16; set growth.initialResolution, now 32, to at most that",
                refusal(progan("growth.initialResolution=32")));
        assertEquals(
                "resolution must be a power of two from 8 to 1024: 2048",
                assertThrows(IllegalArgumentException.class, () -> progan().check(2048))
                        .getMessage());
        assertEquals(Machine.Precision.FP32, progan().settled().machine().precision());
        TrainConfig stylegan2 = Presets.of("laptop", TrainConfig.Data.of("pictures"), 16);
        assertEquals(Machine.Precision.AUTO, stylegan2.settled().machine().precision());
    }
}
