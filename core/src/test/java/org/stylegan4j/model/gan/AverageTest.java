package org.stylegan4j.model.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.stylegan4j.schedule.Progress;

class AverageTest {
    private static double beta(Average average, long images) {
        return average.beta(new Progress(images, 7, 100_000), 10);
    }

    @Test
    void halvesEveryHalfLife() {
        assertEquals(Math.pow(0.5, 10 / 1000.0), beta(Average.halfLife(1000, 0), 5000), 1e-12);
        assertEquals(Math.pow(0.5, 10 / 50.0), beta(Average.halfLife(1000, 0.5), 100), 1e-12);
    }

    @Test
    void decaysByStepWhateverTheBatch() {
        assertEquals(0.999, beta(Average.decay(0.999), 0));
    }

    @Test
    void isTheGeneratorItselfBeforeItStarts() {
        Average late = new Average(0, 0, 0.9, 200);
        assertEquals(0, beta(late, 190));
        assertEquals(0.9, beta(late, 200));
        assertEquals(0, beta(Average.NONE, 1_000_000));
    }

    @Test
    void badNumbersAreNamed() {
        assertEquals(
                "decay of the average must be in [0, 1): 1.0",
                assertThrows(IllegalArgumentException.class, () -> Average.decay(1))
                        .getMessage());
    }
}
