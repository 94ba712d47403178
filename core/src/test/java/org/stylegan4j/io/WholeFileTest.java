package org.stylegan4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFailureLeavesTheEarlierFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        WholeFile.write(file, out -> out.write('1'));
        assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    out.write('2');
                    throw new IOException("No space left on device");
                }));
        assertEquals("1", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
