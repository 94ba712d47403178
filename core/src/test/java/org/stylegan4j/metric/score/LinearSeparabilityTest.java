package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.metric.LinearGenerator;
import org.stylegan4j.metric.PictureList;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class LinearSeparabilityTest {
    @TempDir
    Path folder;

    private MetricContext tools() {
        return TestTools.of(folder, Convention.STYLEGAN2);
    }

    @Test
    void aMappingThatChangesNothingSeparatesAsWellAsTheLatents() throws IOException {
        GeneratorNet generator = new LinearGenerator(0, 2, 3);
        PictureSet plain = PictureList.of(Tensor.zeros(1, 1, 16, 16));
        Evaluated subject = new Evaluated(plain, plain, Optional.of(generator));
        MetricResult result = new LinearSeparability("ls", 60).measure(subject, tools());
        assertEquals(result.values().get("ls_z"), result.values().get("ls_w"), 1e-9);
        assertTrue(result.values().get("ls_z") >= 1, result.toString());
        assertEquals("faces-1", result.protocol().detector().orElseThrow().name());
    }

    @Test
    void picturesWithoutANetworkHaveNoLatents() {
        PictureSet plain = PictureList.of(Tensor.zeros(1, 1, 16, 16));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new LinearSeparability("ls", 60).measure(Evaluated.of(plain, plain), tools()));
        assertEquals("ls needs a network, not its pictures", e.getMessage());
    }
}
