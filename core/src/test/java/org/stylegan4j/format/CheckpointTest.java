package org.stylegan4j.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.ToyConfig;
import org.stylegan4j.model.ToyModel;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

@ExtendWith(NoLeaks.class)
class CheckpointTest {
    private static final Provenance FROM =
            new Provenance("faces", "abc123", List.of("smile", "hat"), 7, 64_000, "0.1.0", "{\"batch\":16}");

    @TempDir
    Path folder;

    private Path written() throws IOException {
        Path file = folder.resolve("network-snapshot-000064.safetensors");
        try (Model model = ToyConfig.DEFAULT.build(new Setup(8, 1, 0, Compute.PLAIN, 1))) {
            Checkpoint.write(file, model, FROM);
        }
        return file;
    }

    @Test
    void publishedNetworksComeBackWithTheirSettingsAndOrigin() throws IOException {
        try (Model model = ToyConfig.DEFAULT.build(new Setup(8, 1, 0, Compute.PLAIN, 1));
                Checkpoint read = NetworkFiles.read(written())) {
            assertEquals("toy", read.model());
            assertEquals(List.of("G_ema", "D"), read.networks());
            assertEquals(FROM, read.provenance());
            assertEquals(new ToyModel.Shape(64, 1), read.config("D", ToyModel.Shape.class));
            Map<String, Tensor> all = model.networks().get("G_ema").all();
            assertEquals(all.keySet(), read.tensors("G_ema").keySet());
            assertArrayEquals(
                    all.get("layer.weight").toFloats(),
                    read.tensors("G_ema").get("layer.weight").toFloats());
        }
    }

    @Test
    void oneNetworkCanBeReadAlone() throws IOException {
        try (Checkpoint read = NetworkFiles.read(written(), "D")) {
            assertEquals(List.of("D"), read.networks());
            assertEquals(3, read.tensors("D").size());
        }
    }

    @Test
    void unknownNetworkListsTheKnownOnes() throws IOException {
        try (Checkpoint read = NetworkFiles.read(written())) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read.tensors("G"));
            assertEquals("no network 'G' in this file; known: G_ema, D", e.getMessage());
        }
    }

    @Test
    void cutFileIsOneLine() throws IOException {
        Path file = written();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 900));
        IOException e = assertThrows(IOException.class, () -> NetworkFiles.read(file));
        assertEquals(1, e.getMessage().lines().count());
        assertEquals("file is cut short: " + file + " ends inside tensor G_ema.layer.weight", e.getMessage());
    }

    @Test
    void otherTensorFilesAreRefused() throws IOException {
        Path file = folder.resolve("other.safetensors");
        TensorFile.write(file, Map.of("w", Tensor.zeros(2)), Map.of());
        IOException e = assertThrows(IOException.class, () -> NetworkFiles.read(file));
        assertEquals("not a network file of stylegan4j: " + file, e.getMessage());
    }

    @Test
    void laterFormatsAreRefusedByNumber() throws IOException {
        Path file = folder.resolve("later.safetensors");
        TensorFile.write(file, Map.of("w", Tensor.zeros(2)), Map.of("stylegan4j.format", "9"));
        IOException e = assertThrows(IOException.class, () -> NetworkFiles.read(file));
        assertEquals("expected network file format 1 but was 9: " + file, e.getMessage());
    }
}
