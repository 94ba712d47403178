package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class EmaTest {
    @Test
    void contributionHalvesEveryHalfLife() {
        double beta = Ema.beta(1_000_000, 32, 10_000, 0);
        assertEquals(0.5, Math.pow(beta, 10_000 / 32.0), 1e-12);
    }

    /** 0.5^(batch / max(min(half-life, images * ramp-up), 1e-8)), worked out by hand for batch 16, 5 kimg, ramp-up 0.05. */
    @Test
    void rampUpFollowsTheImagesShown() {
        assertEquals(0, Ema.beta(0, 16, 5000, 0.05));
        assertEquals(9.5367431640625e-07, Ema.beta(16, 16, 5000, 0.05), 1e-18); // half-life 0.8
        assertEquals(Math.pow(0.5, 0.32), Ema.beta(1000, 16, 5000, 0.05), 1e-15); // half-life 50
        assertEquals(Math.pow(0.5, 16 / 5000.0), Ema.beta(100_000, 16, 5000, 0.05), 1e-15);
        assertEquals(Math.pow(0.5, 16 / 5000.0), Ema.beta(2_000_000, 16, 5000, 0.05), 1e-15);
    }

    @Test
    void firstStepWithRampUpCopies() {
        assertArrayEquals(new float[] {2, 2, 2}, averaged(Ema.beta(0, 16, 5000, 0.05), 1), 0);
    }

    @Test
    void averageOfTenStepsIsTheGeometricSeries() {
        float expected = (float) (2 * (1 - Math.pow(0.9, 10)));
        assertArrayEquals(new float[] {expected, expected, expected}, averaged(0.9, 10), 1e-6f);
    }

    @Test
    void buffersAreCopied() {
        try (Rng rng = new Rng(0);
                Params average = Params.create(rng, Device.CPU);
                Params source = Params.create(rng, Device.CPU)) {
            average.buffer("b", () -> Tensor.zeros(2));
            source.normalBuffer("b", 2);
            Ema.update(average, source, 0.999);
            assertArrayEquals(
                    source.all().get("b").toFloats(), average.all().get("b").toFloats());
        }
    }

    /** The average of a parameter that is 2, starting from 0. */
    private static float[] averaged(double beta, int steps) {
        try (Rng rng = new Rng(0);
                Params average = Params.create(rng, Device.CPU);
                Params source = Params.create(rng, Device.CPU);
                Scope scope = Scope.noGrad()) {
            average.fill("p", 0, 3);
            source.fill("p", 2, 3);
            for (int i = 0; i < steps; i++) {
                Ema.update(average, source, beta);
            }
            return average.all().get("p").toFloats();
        }
    }
}
