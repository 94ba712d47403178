package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultMemoryTest {
    private static final ConvolutionFaults SOME = new ConvolutionFaults(
            OneDnnCheckTest.kinds(k -> k.format() == DType.BF16 || k.filling() == ConvolutionKind.Filling.NOTHING));

    @TempDir
    private Path dir;

    private static ConvolutionFaults unexpected() {
        throw new AssertionError("tried again");
    }

    @Test
    void aVerdictIsRememberedForItsProcessorOnly() {
        FaultMemory memory = new FaultMemory(dir.resolve("new/folder"));
        assertEquals(SOME, memory.get("one", () -> SOME));
        assertEquals(ConvolutionFaults.NONE, memory.get("two", () -> ConvolutionFaults.NONE));
        assertEquals(SOME, memory.get("one", FaultMemoryTest::unexpected));
        assertEquals(ConvolutionFaults.NONE, memory.get("two", FaultMemoryTest::unexpected));
    }

    @Test
    void whatCannotBeReadIsTriedAgainAndWrittenAnew() throws IOException {
        FaultMemory memory = new FaultMemory(dir);
        memory.get("one", () -> SOME);
        Path file;
        try (Stream<Path> files = Files.list(dir)) {
            file = files.toList().get(0);
        }
        List<String> whole = Files.readAllLines(file);
        List<List<String>> broken = List.of(
                List.of(),
                whole.subList(0, 3), // cut off
                List.of(whole.get(0), "FP33 last NOTHING", "end"),
                List.of(whole.get(0), "FP32", "end"),
                List.of("another check", "end"));
        for (List<String> lines : broken) {
            Files.write(file, lines);
            assertEquals(ConvolutionFaults.NONE, memory.get("one", () -> ConvolutionFaults.NONE));
            assertEquals(ConvolutionFaults.NONE, memory.get("one", FaultMemoryTest::unexpected));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyCostsTime() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));
        assertEquals(SOME, new FaultMemory(file.resolve("folder")).get("one", () -> SOME));
    }

    @Test
    void theKeyNamesTheLibraryAndTheThreads() {
        Tensor.liveCount(); // starts the library
        int before = Engine.threads();
        String key = FaultMemory.key();
        try {
            Engine.threads(before + 1);
            assertNotEquals(key, FaultMemory.key());
        } finally {
            Engine.threads(before);
        }
        assertEquals(key, FaultMemory.key());
    }
}
