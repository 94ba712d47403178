package org.stylegan4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableFileTest {
    @TempDir
    Path folder;

    private ResumableFile open(String key) throws IOException {
        return ResumableFile.open(folder.resolve("film.gif"), key, 3);
    }

    @Test
    void partsAreThereAfterAnInterruption() throws IOException {
        try (ResumableFile draft = open("a")) {
            draft.add(new byte[] {1, 2, 3});
            draft.add(new byte[] {4, 5, 6});
            assertArrayEquals(new byte[] {1, 2, 3}, draft.read(0));
            draft.add(new byte[] {7, 8, 9});
        }
        Path file = folder.resolve("film.gif.draft");
        Files.write(file, new byte[] {10, 11}, StandardOpenOption.APPEND); // half of a part
        try (ResumableFile draft = open("a")) {
            assertEquals(3, draft.parts());
            assertArrayEquals(new byte[] {7, 8, 9}, draft.read(2));
            draft.add(new byte[] {12, 13, 14});
            assertArrayEquals(new byte[] {12, 13, 14}, draft.read(3));
            draft.delete();
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void partsOfOtherWorkAreForgotten() throws IOException {
        try (ResumableFile draft = open("a")) {
            draft.add(new byte[] {1, 2, 3});
        }
        assertTrue(Files.exists(folder.resolve("film.gif.draft")));
        try (ResumableFile draft = open("b")) {
            assertEquals(0, draft.parts());
        }
        assertFalse(Files.exists(folder.resolve("film.gif.draft")), "nothing to keep");
    }
}
