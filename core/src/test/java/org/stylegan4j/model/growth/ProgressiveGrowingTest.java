package org.stylegan4j.model.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;

@ExtendWith(NoLeaks.class)
class ProgressiveGrowingTest {
    private static final Adam.Settings SETTINGS = new Adam.Settings(0.1, 0, 0.99, 1e-8);

    @Test
    void momentsAreForgottenWhenAFadeBeginsAndWhenItEnds() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            LodBuffer lod = new LodBuffer(p, 8, GrowthStage.full(4));
            p.fill("w", 1, 2);
            try (Adam adam = new Adam(p, SETTINGS)) {
                ProgressiveGrowing growing = new ProgressiveGrowing(Growth.of(4, 0.004, 0.004), 8, List.of(lod));
                double[] steps = new double[8];
                for (int i = 0; i < 8; i++) {
                    if (growing.prepare(new Progress(2L * i, i, 100))) {
                        adam.reset();
                    }
                    adam.step();
                    steps[i] = adam.state().get("step.w").toDouble();
                }
                // 4x4 up to and with image 4, fading at 6, complete from 8 on
                assertEquals(List.of(1.0, 2.0, 3.0, 1.0, 1.0, 2.0, 3.0, 4.0), List.of(box(steps)));
                assertEquals(GrowthStage.full(8), lod.fade());
            }
        }
    }

    private static Double[] box(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    @Test
    void learningRateFollowsTheTable() {
        assertEquals(0.5, rate("0.5,8:0.25", 0));
        assertEquals(0.25, rate("0.5,8:0.25", 9));
        assertEquals(0, rate("", 9));
    }

    private static double rate(String table, long images) {
        Growth growth = Growth.of(4, 0.004, 0.004).withLearningRate(table);
        return new ProgressiveGrowing(growth, 8, List.of())
                .learningRate(new Progress(images, 1, 100))
                .orElse(0);
    }
}
