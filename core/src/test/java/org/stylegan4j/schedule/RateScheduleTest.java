package org.stylegan4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.stylegan4j.schedule.RateSchedule.Decay;

class RateScheduleTest {
    private static double at(RateSchedule schedule, long images) {
        return schedule.factor(new Progress(images, images, 10_000));
    }

    @Test
    void constantIsOne() {
        assertEquals(1, at(RateSchedule.CONSTANT, 0));
        assertEquals(1, at(RateSchedule.CONSTANT, 9_999));
    }

    @Test
    void warmUpRisesWithEachImageAndIsNeverZero() {
        RateSchedule s = new RateSchedule(2, Decay.NONE, 0, 0);
        assertEquals(1 / 2000.0, at(s, 0), 1e-12);
        assertEquals(0.5, at(s, 999), 1e-12);
        assertEquals(1, at(s, 5_000));
    }

    @Test
    void linearDecayBeginsWhereItSaysAndEndsAtTheFloor() {
        RateSchedule s = new RateSchedule(0, Decay.LINEAR, 5, 0.1);
        assertEquals(1, at(s, 5_000));
        assertEquals(0.55, at(s, 7_500), 1e-12);
        assertEquals(0.1, at(s, 10_000), 1e-12);
        assertEquals(0.1, at(s, 20_000), 1e-12); // a training that was lengthened afterwards
    }

    @Test
    void cosineIsHalfAWave() {
        RateSchedule s = new RateSchedule(0, Decay.COSINE, 0, 0);
        assertEquals(1, at(s, 0));
        assertEquals((1 + Math.cos(Math.PI / 4)) / 2, at(s, 2_500), 1e-12);
        assertEquals(0, at(s, 10_000), 1e-12);
    }

    @Test
    void decayThatBeginsAfterTheEndNeverDoes() {
        assertEquals(1, at(new RateSchedule(0, Decay.LINEAR, 50, 0), 9_999));
    }

    @Test
    void badNumbersAreNamed() {
        assertEquals(
                "floor of the learning rate must be in [0, 1]: 2.0",
                assertThrows(IllegalArgumentException.class, () -> new RateSchedule(0, Decay.NONE, 0, 2))
                        .getMessage());
    }
}
