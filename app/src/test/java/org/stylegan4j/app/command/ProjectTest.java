package org.stylegan4j.app.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.app.Commands;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.metric.TinyDetectors;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class ProjectTest {
    @TempDir
    Path folder;

    private Path network;
    private Path image;
    private Path out;
    private final Commands commands = new Commands();

    @BeforeEach
    void write() throws IOException {
        network = SampleNetworks.write(folder.resolve("net.safetensors"), 3, 0);
        commands.run("generate", "--network", network, "--seeds", 5, "--out", folder);
        image = folder.resolve("seed0005.png");
        out = folder.resolve("out");
    }

    @Test
    void projectedPictureCanBeDrawnAgainAndEdited() throws IOException {
        assertEquals(
                0,
                commands.run(
                        "project",
                        image,
                        "--network",
                        network,
                        "--steps",
                        20,
                        "--distance",
                        "pyramid",
                        "--film",
                        "--out",
                        out),
                commands.err());
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of(
                            "seed0005-film.gif",
                            "seed0005-noise.safetensors",
                            "seed0005-target.png",
                            "seed0005.png",
                            "seed0005.safetensors"),
                    files.map(p -> p.getFileName().toString()).sorted().toList());
        }
        assertTrue(commands.out().contains("distance: built-in multi-scale pyramid"), commands.out());
        commands.run(
                "project", image, "--network", network, "--steps", 20, "--distance", "pyramid", "--film", "--out", out);
        assertTrue(commands.out().endsWith("found before: seed0005\n"), commands.out());
        Path found = out.resolve("seed0005.png");
        Path again = out.resolve("again.png");
        assertEquals(0, commands.run("edit", "--network", network, "--from", found, "--out", again));
        assertArrayEquals(Files.readAllBytes(found), Files.readAllBytes(again));
        assertEquals(
                0,
                commands.run(
                        "edit", "--network", network, "--from", found, "--mix", "3@4-", "--trunc", 0.5, "--out", again),
                commands.err());
    }

    @Test
    void lpipsIsTakenWhereItsDetectorIs() throws IOException {
        Path cache = folder.resolve("cache");
        Object[] words = {"project", image, "--network", network, "--steps", 2, "--out", out, "--cache", cache};
        assertEquals(0, commands.run(words), commands.err());
        assertTrue(commands.out().contains("distance: built-in multi-scale pyramid"), commands.out());
        Path file = TinyDetectors.write("vgg16.pt", Files.createDirectories(cache.resolve("detectors")));
        assertEquals(0, commands.run(words), commands.err());
        assertTrue(commands.out().contains("distance: LPIPS by vgg16 return_lpips "), commands.out());
        assertTrue(commands.err().startsWith("stylegan4j: warning: not the published vgg16.pt"), commands.err());
        Object[] named = {"project", image, "--network", network, "--steps", 2, "--out", out, "--vgg16", file};
        assertEquals(0, commands.run(named), commands.err());
        assertTrue(commands.out().endsWith("found before: seed0005\n"), commands.out());
    }

    @Test
    void missingDetectorIsOneLine() {
        Object[] words = {"project", image, "--network", network, "--out", out, "--distance", "lpips", "--cache", folder
        };
        assertEquals(2, commands.run(words));
        assertTrue(
                commands.err()
                        .startsWith("stylegan4j: no detector " + folder.resolve("detectors/vgg16.pt") + ": place"),
                commands.err());
        assertEquals(1, commands.err().lines().count());
    }

    @Test
    void mistakesAreOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        assertEquals(2, commands.run("project", text, "--network", network, "--out", out));
        assertEquals(
                "stylegan4j: cannot project " + text + ": not an image",
                commands.err().strip());
        assertEquals(2, commands.run("project", image, "--network", network, "--steps", 0, "--out", out));
        assertTrue(commands.err().endsWith("steps must be at least 1: 0\n"), commands.err());
        assertEquals(2, commands.run("project", folder.resolve("no.png"), "--network", network, "--out", out));
        assertTrue(commands.err().endsWith("no such file: " + folder.resolve("no.png") + "\n"), commands.err());
    }
}
