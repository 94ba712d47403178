package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
    @TempDir
    Path run;

    @Test
    void newestSnapshotIsTheOneWithMostImages() throws IOException {
        for (String kimg : new String[] {"000002", "1000000", "999999"}) {
            Files.createFile(run.resolve("network-snapshot-" + kimg + ".safetensors"));
        }
        Files.createFile(run.resolve("network-snapshot-2000000.safetensors.partial"));
        assertEquals(run.resolve("network-snapshot-1000000.safetensors"), NetworkFile.find(run));
    }

    @Test
    void fileIsItself() throws IOException {
        Path file = Files.createFile(run.resolve("any"));
        assertEquals(file, NetworkFile.find(file));
    }

    @Test
    void folderWithoutSnapshotIsNamed() {
        IOException e = assertThrows(IOException.class, () -> NetworkFile.find(run));
        assertEquals("no network-snapshot-*.safetensors in folder: " + run, e.getMessage());
    }

    @Test
    void hashIsThatOfTheFile() throws IOException {
        Path file = Files.writeString(run.resolve("abc"), "abc"); // FIPS 180-2, appendix B.1
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", NetworkFile.hash(file));
    }

    @Test
    void missingPathIsNoSuchFile() {
        assertThrows(NoSuchFileException.class, () -> NetworkFile.find(run.resolve("x")));
    }
}
