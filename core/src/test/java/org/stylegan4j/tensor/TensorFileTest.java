package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class TensorFileTest {
    @TempDir
    Path folder;

    @Test
    void everyFormatComesBack() throws IOException {
        Path file = folder.resolve("t.safetensors");
        Tensor x = Tensor.of(new float[] {1.5f, -2, 0, 7}, 2, 2);
        TensorFile.write(
                file, Map.of("a.f32", x, "b.bf16", x.to(DType.BF16), "c.i64", x.to(DType.INT64)), Map.of("k", "v"));
        try (TensorFile read = TensorFile.read(file)) {
            assertArrayEquals(x.toFloats(), read.get("a.f32").toFloats());
            assertEquals(DType.BF16, read.get("b.bf16").dtype());
            assertArrayEquals(new float[] {1, -2, 0, 7}, read.get("c.i64").toFloats());
            assertEquals("v", read.metadata().get("k"));
        }
        assertFalse(Files.exists(folder.resolve("t.safetensors.partial")));
    }

    @Test
    void scalarsAndEmptyTensorsComeBack() throws IOException {
        Path file = folder.resolve("s.safetensors");
        TensorFile.write(file, Map.of("s", Tensor.of(new float[] {3}), "e", Tensor.zeros(0, 5)), Map.of());
        try (TensorFile read = TensorFile.read(file)) {
            assertArrayEquals(new long[0], read.get("s").shape());
            assertEquals(3, read.get("s").toDouble());
            assertArrayEquals(new long[] {0, 5}, read.get("e").shape());
        }
    }

    @Test
    void cutFileIsNamed() throws IOException {
        Path file = folder.resolve("cut.safetensors");
        TensorFile.write(file, Map.of("w", Tensor.zeros(100)), Map.of());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 8));
        IOException e = assertThrows(IOException.class, () -> TensorFile.read(file));
        assertEquals("file is cut short: " + file + " ends inside tensor w", e.getMessage());
    }

    @Test
    void foreignFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("x.safetensors"), "this is no tensor file");
        IOException e = assertThrows(IOException.class, () -> TensorFile.read(file));
        assertTrue(e.getMessage().startsWith("not a whole safetensors file: " + file), e.getMessage());
    }

    @Test
    void unknownTypeIsNamed() throws IOException {
        Path file = folder.resolve("type.safetensors");
        TensorFile.write(file, Map.of("w", Tensor.zeros(100)), Map.of());
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("F32");
        bytes[at] = 'X';
        Files.write(file, bytes);
        IOException e = assertThrows(IOException.class, () -> TensorFile.read(file));
        assertEquals("bad type of tensor w in " + file + ": X32", e.getMessage());
    }
}
