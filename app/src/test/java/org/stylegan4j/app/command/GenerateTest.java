package org.stylegan4j.app.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.app.Commands;
import org.stylegan4j.image.Png;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class GenerateTest {
    @TempDir
    static Path networks;

    @TempDir
    Path folder;

    private static Path rgb;
    private static Path pets;
    private final Commands commands = new Commands();

    @BeforeAll
    static void write() throws IOException {
        rgb = SampleNetworks.write(networks.resolve("network-snapshot-000064.safetensors"), 3, 0);
        pets = SampleNetworks.write(networks.resolve("pets.safetensors"), 1, 3);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void eachSeedBecomesAPictureWithItsRecipe() throws IOException {
        assertEquals(
                0,
                commands.run("generate", "--network", networks, "--seeds", "85,7-8", "--trunc", 0.7, "--out", folder));
        assertEquals(List.of("seed0007.png", "seed0008.png", "seed0085.png"), files());
        Map<String, String> texts = Png.text(folder.resolve("seed0085.png"));
        assertEquals("85", texts.get("Seed"));
        assertEquals("0.7", texts.get("Truncation"));
        assertEquals("const", texts.get("Noise"));
        assertEquals(64, texts.get("Network").length());
        BufferedImage image = ImageIO.read(folder.resolve("seed0085.png").toFile());
        assertEquals(16, image.getHeight());
        assertEquals(3, image.getRaster().getNumBands());
        assertEquals(
                List.of(rgb + ": 16x16, trained on 64 kimg of pets", "3 pictures in " + folder),
                commands.out().lines().toList());
        assertEquals("", commands.err());
    }

    @Test
    void truncationMayBeThatOfTheAuthors() throws IOException {
        assertEquals(0, commands.run("generate", "--network", rgb, "--seeds", 1, "--trunc", "paper", "--out", folder));
        Map<String, String> texts = Png.text(folder.resolve("seed0001.png"));
        assertEquals("0.5", texts.get("Truncation"));
        byte[] first = Files.readAllBytes(folder.resolve("seed0001.png"));
        commands.run("generate", "--network", rgb, "--seeds", 1, "--trunc", 0.5, "--out", folder);
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("seed0001.png")));
        commands.run(
                "generate", "--network", rgb, "--seeds", 1, "--trunc", "paper", "--trunc-cutoff", 3, "--out", folder);
        assertEquals("3", Png.text(folder.resolve("seed0001.png")).get("Truncation cutoff"));
    }

    @Test
    void sameCommandDrawsWhatIsNotThereYet() throws IOException {
        Object[] words = {"generate", "--network", rgb, "--seeds", "0-2", "--grid", "3x1", "--out", folder};
        assertEquals(0, commands.run(words));
        byte[] grid = Files.readAllBytes(folder.resolve("grid.png"));
        Files.delete(folder.resolve("seed0001.png"));
        assertEquals(0, commands.run(words));
        assertTrue(commands.out().endsWith("\n2 drawn before\n3 pictures in " + folder + "\n"), commands.out());
        assertArrayEquals(grid, Files.readAllBytes(folder.resolve("grid.png")));
        assertEquals(0, commands.run("generate", "--network", rgb, "--seeds", 1, "--trunc", 0.5, "--out", folder));
        assertTrue(commands.out().endsWith("pets\n1 picture in " + folder + "\n"), "another recipe: " + commands.out());
    }

    @Test
    void gridShowsAllPicturesInOrder() throws IOException {
        assertEquals(0, commands.run("generate", "--network", rgb, "--seeds", "0-4", "--grid", "3x2", "--out", folder));
        BufferedImage grid = ImageIO.read(folder.resolve("grid.png").toFile());
        assertEquals(48, grid.getWidth());
        assertEquals(32, grid.getHeight());
        BufferedImage fourth = ImageIO.read(folder.resolve("seed0003.png").toFile());
        assertEquals(fourth.getRGB(5, 7), grid.getRGB(5, 16 + 7));
        assertEquals(0xff000000, grid.getRGB(40, 20), "the place left over");
        assertEquals("0,1,2,3,4", Png.text(folder.resolve("grid.png")).get("Seed"));
    }

    @Test
    void rawNumbersGoBesideThePictures() throws IOException {
        assertEquals(0, commands.run("generate", "--network", rgb, "--seeds", 3, "--npy", "--out", folder));
        assertEquals(List.of("seed0003.npy", "seed0003.png"), files());
        assertEquals(128 + 3 * 16 * 16 * 4, Files.size(folder.resolve("seed0003.npy")));
    }

    @Test
    void sameCommandWritesTheSameBytes() throws IOException {
        for (String noise : List.of("const", "random", "none")) {
            commands.run("generate", "--network", rgb, "--seeds", 3, "--noise-mode", noise, "--out", folder);
            byte[] first = Files.readAllBytes(folder.resolve("seed0003.png"));
            commands.run("generate", "--network", rgb, "--seeds", 3, "--noise-mode", noise, "--out", folder);
            assertArrayEquals(first, Files.readAllBytes(folder.resolve("seed0003.png")), noise);
        }
    }

    @Test
    void grayConditionalNetworksDrawAClass() throws IOException {
        assertEquals(0, commands.run("generate", "--network", pets, "--seeds", 1, "--class", "dog", "--out", folder));
        assertEquals(
                1,
                ImageIO.read(folder.resolve("seed0001.png").toFile())
                        .getRaster()
                        .getNumBands());
        assertEquals("dog", Png.text(folder.resolve("seed0001.png")).get("Class"));
    }

    @Test
    void classOfAnUnconditionalNetworkIsIgnoredWithAWarning() {
        assertEquals(0, commands.run("generate", "--network", rgb, "--seeds", 1, "--class", 2, "--out", folder));
        assertEquals(
                "stylegan4j: warning: --class is ignored, the network is unconditional",
                commands.err().strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seeds x | expected seeds such as 0-15,85,600 but was x",
                "--grid 2x2 | grid 2x2 holds 4 pictures, not 16",
                "--device tpu | unknown device: tpu; known: auto, cpu, cuda, cuda:i",
                "--precision fp16 --device cpu | fp16 needs a CUDA device; use bf16 or fp32 on cpu",
                "--trunc much | truncation must be a number or paper: much",
                "--trunc-cutoff -1 | truncation cutoff must not be negative: -1",
                "--network no/such/file | no such file: no/such/file"
            })
    void mistakesAreOneLineAndWriteNothing(String options, String message) throws IOException {
        String all = options.contains("--network") ? options : "--network " + rgb + " " + options;
        Object[] words = Stream.concat(Stream.of("generate", "--out", folder), Stream.of(all.split(" ", -1)))
                .toArray();
        assertEquals(2, commands.run(words));
        assertEquals("stylegan4j: " + message, commands.err().strip());
        assertEquals(List.of(), files());
    }

    @Test
    void missingClassIsAskedFor() throws IOException {
        assertEquals(2, commands.run("generate", "--network", pets, "--out", folder));
        assertEquals(
                "stylegan4j: this network is conditional and needs a class: 0 to 2 (cat, dog, bird)",
                commands.err().strip());
        assertEquals(List.of(), files());
    }

    @Test
    void networkMustBeNamed() {
        assertEquals(2, commands.run("generate"));
        assertTrue(
                commands.err().startsWith("stylegan4j: Missing required option: '--network=FILE|RUN'"), commands.err());
        assertFalse(commands.err().contains("\tat "));
    }
}
