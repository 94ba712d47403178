package org.stylegan4j.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.model.stylegan1.DiscriminatorConfig;
import org.stylegan4j.model.stylegan1.GeneratorConfig;
import org.stylegan4j.model.stylegan1.Styles;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

/** Growing networks of the TensorFlow era: src/test/python/network_files.py, which fills tensors by a formula of their names. */
@ExtendWith(NoLeaks.class)
class GrowingImportTest {
    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        try (InputStream in = GrowingImportTest.class.getResourceAsStream("/format/" + name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private static void assertFilled(Map<String, Tensor> tensors) {
        assertFalse(tensors.isEmpty());
        tensors.forEach((path, t) -> {
            if (!path.endsWith("lod")) {
                assertClose(path, Golden.sine(path.length(), 0.7, t.shape()), t, 1e-6);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"tf_stylegan1.pkl, stylegan1", "tf_revised.pkl, stylegan1", "tf_progan.pkl, progan"})
    void tensorsKeepTheirNamesAndTurnToPyTorchsLayout(String name, String system) throws IOException {
        try (Checkpoint read = NetworkFiles.read(file(name))) {
            assertEquals(system, read.model());
            assertEquals(List.of("G", "D", "G_ema"), read.networks());
            assertFilled(read.tensors("G_ema"));
            assertFilled(read.tensors("D"));
        }
    }

    @Test
    void settingsFollowFromTheTensors() throws IOException {
        try (Checkpoint read = NetworkFiles.read(file("tf_stylegan1.pkl"))) {
            assertEquals(
                    new GeneratorConfig(4, 3, 4, 2, 16, 3, new Channels(64, 4), Styles.ADAPTIVE, true, true),
                    read.config("G_ema", GeneratorConfig.class));
            assertEquals(
                    new DiscriminatorConfig(3, 16, 3, new Channels(64, 4), false, false, 4),
                    read.config("D", DiscriminatorConfig.class));
        }
        try (Checkpoint read = NetworkFiles.read(file("tf_revised.pkl"), "G_ema")) {
            assertEquals(
                    Styles.DEMODULATED,
                    read.config("G_ema", GeneratorConfig.class).styles());
        }
    }
}
