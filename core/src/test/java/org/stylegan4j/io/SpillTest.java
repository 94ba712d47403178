package org.stylegan4j.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderWithRoomWillDo() {
        assertDoesNotThrow(() -> new Spill(folder, 1).check());
    }

    @Test
    void tooLittleRoomIsSaidWithTheBytesNeededAndFree() {
        IOException e = assertThrows(IOException.class, () -> new Spill(folder, Long.MAX_VALUE).check());
        assertTrue(
                e.getMessage()
                        .matches(
                                "decoded images need 9223372036\\.9 GB, more than memory may hold, but [\\d.]+ [MG]B are"
                                        + " free in \\Q" + folder
                                        + "\\E \\(name a folder with room by --spill, or take fewer or"
                                        + " smaller images\\)"),
                e.getMessage());
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        IOException e = assertThrows(IOException.class, () -> new Spill(file, 1).check());
        assertTrue(e.getMessage().startsWith("no such folder for decoded images"), e.getMessage());
    }

    @Test
    void sizesAreReadable() {
        assertEquals("0.8 MB", new Spill(folder, 786_432).size());
        assertEquals("13.8 GB", new Spill(folder, 70_000L * 3 * 256 * 256).size());
    }
}
