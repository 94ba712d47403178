package org.stylegan4j.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class ImportExportTest {
    @TempDir
    Path folder;

    private final Commands commands = new Commands();

    private Path network() throws IOException {
        return SampleNetworks.write(folder.resolve("net.safetensors"), 3, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"safetensors", "pt", "rosinality", "official"})
    void picturesAreTheSameFromEveryFormat(String format) throws IOException {
        Path other = folder.resolve("sub/other");
        assertEquals(0, commands.run("export", network(), "--format", format, "--out", other), commands.err());
        draw(network(), "a");
        draw(other, "b");
        assertPicturesEqual();
    }

    @Test
    void importMakesANetworkFile() throws IOException {
        Path other = folder.resolve("other");
        assertEquals(0, commands.run("export", network(), "--format", "rosinality", "--out", other));
        Path again = folder.resolve("again.safetensors");
        assertEquals(0, commands.run("import", other, "--out", again, "--which", "ema"), commands.err());
        assertEquals(
                other + ": stylegan2 (G_ema) to " + again,
                commands.out().lines().toList().get(1));
        draw(network(), "a");
        draw(again, "b");
        assertPicturesEqual();
    }

    private void draw(Path net, String out) {
        assertEquals(
                0,
                commands.run("generate", "--network", net, "--seeds", 5, "--npy", "--out", folder.resolve(out)),
                commands.err());
    }

    private void assertPicturesEqual() throws IOException {
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a/seed0005.npy")),
                Files.readAllBytes(folder.resolve("b/seed0005.npy")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"--which g | no network G in file: NET", "--which ema,x | unknown network: x; known: ema, g, d"})
    void missingNetworksAreOneLine(String option, String message) throws IOException {
        Path out = folder.resolve("out.safetensors");
        String[] words = option.split(" ", -1);
        assertEquals(2, commands.run("import", network(), "--out", out, words[0], words[1]));
        String expected =
                message.replace("NET", folder.resolve("net.safetensors").toString());
        assertEquals("stylegan4j: " + expected, commands.err().strip());
        assertFalse(Files.exists(out));
    }

    @Test
    void hostileFilesAreOneLine() throws IOException {
        Path evil = Files.write(
                folder.resolve("evil.pkl"),
                "\u0080\u0002cos\nsystem\n(X\u0001\u0000\u0000\u0000xtR.".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(2, commands.run("import", evil, "--out", folder.resolve("x.safetensors")));
        assertEquals(
                "stylegan4j: cannot read " + evil
                        + ": pickle names os.system, which no network file needs; nothing was executed",
                commands.err().strip());
    }

    @Test
    void formatsThatCannotHoldANetworkSayWhy() throws IOException {
        Path pets = SampleNetworks.write(folder.resolve("pets.safetensors"), 3, 3);
        Path out = folder.resolve("pets.pt");
        assertEquals(2, commands.run("export", pets, "--format", "rosinality", "--out", out));
        assertEquals(
                "stylegan4j: rosinality's format has no labels: 3",
                commands.err().strip());
        assertFalse(Files.exists(out));
        assertEquals(0, commands.run("export", pets, "--format", "official", "--out", out), commands.err());
        assertTrue(Files.size(out) > 0);
    }
}
