package org.stylegan4j.metric.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class FacesTrainingTest {
    @TempDir
    private Path folder;

    @Test
    void aShortTrainingLearnsWhatIsEasyToSee() throws IOException {
        Path file = folder.resolve("detector.safetensors");
        FacesTraining.Config config = new FacesTraining.Config(3200, 640, 100, 32, 1);
        Map<String, Double> accuracy = FacesTraining.run(config, file, ProgressListener.NONE);
        assertTrue(accuracy.get("background_lightness@64") > 0.5, accuracy.toString());
        try (FacesFeatureNet net = FacesFeatureNet.read(file)) {
            double written = Double.parseDouble(net.facts().get("accuracy.smile@32"));
            assertEquals(accuracy.get("smile@32"), written, 6e-4);
        }
    }

    @Test
    void theSameSettingsGiveTheSameNetwork() throws IOException {
        FacesTraining.Config config = new FacesTraining.Config(16, 8, 2, 8, 1);
        Path first = folder.resolve("first.safetensors");
        Path second = folder.resolve("second.safetensors");
        FacesTraining.run(config, first, ProgressListener.NONE);
        FacesTraining.run(config, second, ProgressListener.NONE);
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void lessThanABatchIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new FacesTraining.Config(7, 8, 2, 8, 1));
        assertEquals("images must be at least one batch, all else at least 1: 7, 8, 2, 8", e.getMessage());
    }
}
