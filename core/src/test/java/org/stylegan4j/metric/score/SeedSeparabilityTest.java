package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.metric.LinearGenerator;
import org.stylegan4j.metric.PictureList;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class SeedSeparabilityTest {
    private static final int SEEDS = 600;

    private static double[] latent(long seed) {
        return new double[] {Math.sin(seed * 0.7), Math.cos(seed * 1.3)};
    }

    private static MetricResult measure(int labelDim) {
        long[] seeds = new long[SEEDS];
        float[] first = new float[SEEDS];
        for (int i = 0; i < SEEDS; i++) {
            seeds[i] = i;
            first[i] = (float) latent(i)[0];
        }
        AttributeTable table = new AttributeTable(List.of("first"), seeds, List.of(first));
        GeneratorNet generator = new LinearGenerator(labelDim, 2, 3);
        PictureSet none = PictureList.of(Tensor.zeros(1, 1, 16, 16));
        return new SeedSeparability("ls", table, SeedSeparabilityTest::latent)
                .measure(
                        new Evaluated(none, none, Optional.of(generator)),
                        TestTools.of(Path.of("unused"), Convention.STYLEGAN2));
    }

    @Test
    void anAttributeAlongAnAxisIsPerfectlySeparableInBothSpaces() {
        MetricResult result = measure(0);
        assertEquals(1, result.values().get("ls_z"), 1e-6);
        assertEquals(1, result.values().get("ls_w"), 1e-6);
        assertEquals(SEEDS, result.protocol().fake().orElseThrow());
    }

    @Test
    void aConditionalNetworkIsRefused() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> measure(3)).getMessage();
        assertTrue(message.startsWith("a conditional network needs more than seeds"), message);
    }
}
