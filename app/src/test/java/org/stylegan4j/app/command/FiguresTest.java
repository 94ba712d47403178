package org.stylegan4j.app.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.app.Commands;
import org.stylegan4j.image.Png;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.tensor.Fixtures;
import org.stylegan4j.tensor.Fixtures.Fixture;
import org.stylegan4j.tensor.NoLeaks;

/** The commands that draw figures: files, sizes, seeds, mistakes, and that each can be drawn again from itself. */
@ExtendWith(NoLeaks.class)
class FiguresTest {
    @TempDir
    static Path networks;

    @TempDir
    Path folder;

    private static Path rgb;
    private static Path pets;
    private final Commands commands = new Commands();

    @BeforeAll
    static void write() throws IOException {
        rgb = SampleNetworks.write(networks.resolve("rgb.safetensors"), 3, 0);
        pets = SampleNetworks.write(networks.resolve("pets.safetensors"), 1, 3);
    }

    private int run(String command, Path network) {
        List<Object> words = new ArrayList<>(Arrays.asList((Object[]) command.split(" ", -1)));
        words.addAll(List.of("--network", network, "--out", folder));
        return commands.run(words.toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mix --rows 0-1 --columns 2-4 | mix.png | 4x3 | 2,3,4,0,1",
                "mix --rows 0 --cols 2 --layers 1,3-4 | mix.png | 2x2 | 2,0",
                "truncation --seeds 0-1 | truncation.png | 6x2 | 0,1",
                "truncation --seeds 5 --psi 1,0,-2 --trunc-cutoff 2 | truncation.png | 3x1 | 5",
                "noise --seeds 3 --draws 3 | noise.png | 4x1 | 3",
                "noise --seeds 3 --shown 2 --draws 3 | variation.png | 3x1 | 3",
                "interpolate --columns 4 | interpolation.png | 4x8 | 0,1,2,3,4,5,6,7,8",
                "interpolate --seeds 3,9 --columns 2 --space w | interpolation.png | 2x1 | 3,9",
                "arithmetic --a 1-3 --b 4-6 --c 7-9 | concepts.png | 4x3 | 1,2,3,4,5,6,7,8,9",
                "arithmetic --a 1-3 --b 4-6 --c 7-9 --space z | arithmetic.png | 3x3 | "
                        + "1,2,3,4,5,6,7,8,9,1000,1001,1002,1003,1005,1006,1007,1008",
                "turn --from 1-2 --to 3-4 --seeds 8 --columns 3 | turn.png | 3x1 | 8,3,4,1,2",
                "uncurated --first 20 --grid 3x2 | uncurated.png | 3x2 | 20,21,22,23,24,25",
                "directions pca --count 2 --samples 50 --columns 3 | pca.png | 3x2 | 0",
                "directions sefa --count 2 --samples 50 --columns 3 --layers 0-2 | sefa.png | 3x2 | 0"
            })
    void figureHasItsSizeAndSeedsAndCanBeDrawnAgain(String command, String name, String size, String seeds)
            throws IOException {
        assertEquals(0, run(command, rgb), commands.err());
        Path file = folder.resolve(name);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(size, image.getWidth() / 16 + "x" + image.getHeight() / 16);
        List<String> written = Arrays.asList(Png.text(file).get("Seed").split(",", -1));
        assertTrue(written.containsAll(Arrays.asList(seeds.split(",", -1))), written.toString());
        assertTrue(commands.out().contains(file + ": " + size + " pictures, seeds "), commands.out());
        Path again = folder.resolve("again.png");
        assertEquals(0, commands.run("edit", "--network", rgb, "--from", file, "--out", again), commands.err());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    @Test
    void pictureOfABatchComesBackAlone() throws IOException {
        assertEquals(0, run("generate --seeds 0-5 --noise-mode random --trunc 0.7", rgb), commands.err());
        Path again = folder.resolve("again.png");
        for (int seed = 0; seed < 6; seed++) {
            Path drawn = folder.resolve("seed000" + seed + ".png");
            assertEquals(0, commands.run("edit", "--network", rgb, "--from", drawn, "--out", again), commands.err());
            assertArrayEquals(Files.readAllBytes(drawn), Files.readAllBytes(again), "seed " + seed);
        }
    }

    @Test
    void conditionalNetworksDrawFiguresOfAClass() throws IOException {
        assertEquals(0, run("mix --rows 0 --columns 1 --class dog", pets), commands.err());
        assertEquals("dog", Png.text(folder.resolve("mix.png")).get("Class"));
        assertEquals(0, run("arithmetic --a 1-3 --b 4-6 --c 7-9 --class cat", pets), commands.err());
    }

    @ParameterizedTest
    @CsvSource({"gif,gif", "apng,png"})
    void walkIsAFilm(String format, String ending) throws IOException {
        assertEquals(
                0, run("walk --seeds 0-2 --frames 3 --path spline --scale 1 --format " + format, rgb), commands.err());
        Path film = folder.resolve("walk." + ending);
        assertTrue(Files.size(film) > 500);
        assertTrue(commands.out().contains(film + ": 9 frames through seeds 0-2"), commands.out());
    }

    @Test
    void directionsMoveASeed() throws IOException {
        assertEquals(0, run("directions pca --count 2 --samples 50 --columns 3", rgb), commands.err());
        Path file = folder.resolve("edit.png");
        Object[] words = {
            "edit",
            "--network",
            rgb,
            "--seed",
            3,
            "--directions",
            folder.resolve("pca.safetensors"),
            "--move",
            "pca1=-1.5@0-2",
            "--mix",
            "7@4-",
            "--trunc",
            0.5,
            "--out",
            file
        };
        assertEquals(0, commands.run(words), commands.err());
        assertEquals("3,7", Png.text(file).get("Seed"));
        assertEquals("pca1", Png.text(file).get("Direction"));
        assertEquals("0.5", Png.text(file).get("Truncation"));
    }

    @Test
    void directionsOfSeveralFilesAreCombined() throws IOException {
        assertEquals(0, run("directions pca --count 2 --samples 50 --columns 3", rgb), commands.err());
        assertEquals(0, run("directions sefa --count 2 --samples 50 --columns 3", rgb), commands.err());
        Path file = folder.resolve("edit.png");
        Path pca = folder.resolve("pca.safetensors");
        Path sefa = folder.resolve("sefa.safetensors");
        String words =
                "edit --seed 3 --directions " + pca + " --directions " + sefa + " --move pca1=2 --move sefa0=-1@0-2";
        List<Object> all = new ArrayList<>(Arrays.asList((Object[]) words.split(" ", -1)));
        all.addAll(List.of("--out", file, "--network"));
        Path other = SampleNetworks.write(folder.resolve("other.safetensors"), 1, 0);
        all.add(rgb);
        assertEquals(0, commands.run(all.toArray()), commands.err());
        assertEquals("pca1,sefa0", Png.text(file).get("Direction"));
        assertEquals("", commands.err());
        all.set(all.size() - 1, other);
        assertEquals(0, commands.run(all.toArray()), commands.err());
        assertTrue(
                commands.err().startsWith("stylegan4j: warning: " + pca + " holds directions of another network"),
                commands.err());
    }

    @Test
    void attributesAreLearnedFromLabels() throws IOException {
        StringBuilder csv = new StringBuilder("seed,odd,big\n");
        for (int seed = 0; seed < 40; seed++) {
            csv.append(seed)
                    .append(',')
                    .append(seed % 2)
                    .append(',')
                    .append(seed)
                    .append('\n');
        }
        Path labels = Files.writeString(folder.resolve("labels.csv"), csv);
        assertEquals(0, run("attributes --names big --hold odd --columns 3 --labels " + labels, rgb), commands.err());
        assertEquals("big", Png.text(folder.resolve("attributes.png")).get("Direction"));
        assertTrue(commands.out().contains("expected of a step each way, in standard deviations"), commands.out());
        assertTrue(commands.out().contains("big (correlation "), commands.out());
        assertTrue(commands.out().contains("on unseen samples): big +"), commands.out());
        assertTrue(Files.readString(folder.resolve("attributes.csv")).startsWith("direction,big,odd\nbig,"));
        assertEquals(2, run("attributes --names hat --labels " + labels, rgb));
        assertEquals(
                "stylegan4j: no attribute 'hat'; known: odd, big",
                commands.err().strip());
    }

    @Test
    void rareAttributesAreLeftOutUnlessNamed() throws IOException {
        StringBuilder csv = new StringBuilder("seed,odd,rare,twin\n");
        for (int seed = 0; seed < 40; seed++) {
            int rare = seed == 7 ? 1 : 0;
            csv.append(String.format("%d,%d,%d,%d%n", seed, seed % 2, rare, rare));
        }
        String command = "attributes --columns 3 --labels " + Files.writeString(folder.resolve("labels.csv"), csv);
        assertEquals(0, run(command, rgb), commands.err());
        assertTrue(
                commands.out().contains("left out, because too few samples show it: rare (2.6 %), twin (2.6 %)\n"),
                commands.out());
        assertTrue(Files.readString(folder.resolve("attributes.csv")).startsWith("direction,odd\nodd,"));
        assertEquals(0, run(command + " --names rare --hold none", rgb), commands.err());
        assertTrue(Files.readString(folder.resolve("attributes.csv")).startsWith("direction,odd,rare\nrare,"));
        assertEquals(2, run(command + " --names rare --hold twin", rgb));
        assertEquals(
                "stylegan4j: nothing is left of attribute 'rare' when holding others (1): hold fewer or none",
                commands.err().strip());
    }

    @Test
    void facesAreLabelledByTheirDetector() throws IOException {
        assertEquals(
                0,
                run(
                        "attributes --detector faces --names smile,glasses --hold none --samples 60 --checked 5"
                                + " --columns 3",
                        rgb),
                commands.err());
        assertTrue(commands.out().contains("this network's pictures are of pets\n"), commands.out());
        assertTrue(commands.out().contains("not read well enough: eye_size, brow_raise, brow_tilt\n"), commands.out());
        assertTrue(commands.out().contains("a step each way changes seeds 60-64, in standard"), commands.out());
        assertTrue(commands.out().contains(" of 2 directions change what they are named for most"), commands.out());
        assertEquals(3, Files.readAllLines(folder.resolve("attributes.csv")).size());
        assertEquals("smile,glasses", Png.text(folder.resolve("attributes.png")).get("Direction"));
        byte[] measured = Files.readAllBytes(folder.resolve("attributes.safetensors"));
        Path labels = folder.resolve("labels.csv");
        assertEquals(0, run("attributes --names smile,glasses --hold none --labels " + labels, rgb), commands.err());
        assertArrayEquals(measured, Files.readAllBytes(folder.resolve("attributes.safetensors")));
        assertEquals(2, run("attributes --names smile", rgb));
        assertEquals(
                "stylegan4j: expected one of --labels and --detector",
                commands.err().strip());
    }

    private static List<Fixture> published() {
        return List.of(
                Fixtures.own("pickles/official_stylegan2_32"),
                Fixtures.extended("pickles/official_stylegan2_32"),
                Fixtures.extended("pickles/tf_stylegan2_32"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedWeightsDrawFiguresToo(Fixture fixture) throws IOException {
        Path weights = fixture.file(".pkl");
        assertEquals(0, run("mix --rows 0 --columns 1", weights), commands.err());
        Path mix = folder.resolve("mix.png");
        Path again = folder.resolve("again.png");
        assertEquals(0, commands.run("edit", "--network", weights, "--from", mix, "--out", again), commands.err());
        assertArrayEquals(Files.readAllBytes(mix), Files.readAllBytes(again));
    }

    @Test
    void whatHoldsNoGeneratorIsRefused() throws IOException {
        assertEquals(0, run("directions pca --count 1 --samples 50", rgb), commands.err());
        Path directions = folder.resolve("pca.safetensors");
        assertEquals(2, run("mix", directions));
        assertEquals(
                "stylegan4j: not a network file of stylegan4j: " + directions,
                commands.err().strip());
    }

    @Test
    void entangleNeedsNoNetwork() throws IOException {
        assertEquals(0, commands.run("entangle", "--side", 64, "--out", folder));
        assertEquals(
                3 * 64 + 16,
                ImageIO.read(folder.resolve("entangle.png").toFile()).getWidth());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mix --layers 0-9 | this network has layers 0 to 5, not 0-9",
                "mix --layers fine | this network has layers 0 to 5, not 8-",
                "mix --layers thick | expected layers such as 0-3,6, 8-, coarse, middle, fine or all but was thick",
                "mix --rows 5-2 | range of seeds runs backwards: 5-2",
                "interpolate --columns 1 | interpolation needs 2 points and 2 columns: 9, 1",
                "arithmetic --a 1 --b 2-4 --c 5-7 | a concept needs at least 3 samples: 1",
                "walk --seeds 4 | a walk needs at least 2 pictures: 1",
                "uncurated --grid 1000x101 | a figure holds at most 100000 pictures, not 101000",
                "uncurated --grid 5000x1 | grid must be from 1x1 to 1000x1000: 5000x1",
                "directions pca --count 99 | expected 1 to 8 directions but was 99",
                "noise --draws 1 | deviation needs at least 2 draws of noise: 1"
            })
    void mistakesAreOneLine(String command, String message) throws IOException {
        assertEquals(2, run(command, rgb));
        assertEquals("stylegan4j: " + message, commands.err().strip());
    }

    /** Every command that draws asks a conditional network's user for the class, in one line, and leaves no file behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mix",
                "truncation",
                "noise",
                "walk",
                "interpolate",
                "arithmetic --a 1-3 --b 4-6 --c 7-9",
                "turn --from 1-2 --to 3-4",
                "uncurated --grid 2x2",
                "directions pca --count 1",
                "directions sefa --count 1",
                "attributes --detector faces --samples 20 --hold none",
                "generate --seeds 1"
            })
    void missingClassIsOneLine(String command) throws IOException {
        String needed = "stylegan4j: this network is conditional and needs a class: 0 to 2 (cat, dog, bird)";
        assertEquals(2, run(command, pets));
        assertEquals(needed, commands.err().strip());
        assertEquals(2, run(command + " --class horse", pets));
        assertTrue(commands.err().endsWith("no such class: horse; known: 0 to 2 (cat, dog, bird)\n"), commands.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
        assertEquals(0, run(command + " --class 1", pets), commands.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uncurated --grid 2x2",
                "walk --frames 2",
                "interpolate",
                "arithmetic --a 1-3 --b 4-6 --c 7-9 --space z"
            })
    void networksWithoutIntermediateLatentsDrawFiguresInZ(String command) throws IOException {
        Path progan = SampleNetworks.writeProGan(folder.resolve("progan.safetensors"));
        assertEquals(0, run(command, progan), commands.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mix",
                "truncation",
                "noise",
                "walk --path w",
                "interpolate --space w",
                "arithmetic --a 1-3 --b 4-6 --c 7-9",
                "turn --from 1-2 --to 3-4",
                "uncurated --grid 2x2 --trunc 0.5",
                "directions pca",
                "directions sefa",
                "attributes --detector faces"
            })
    void networksWithoutIntermediateLatentsSayWhatTheyLack(String command) throws IOException {
        Path progan = SampleNetworks.writeProGan(folder.resolve("progan.safetensors"));
        assertEquals(2, run(command, progan));
        assertTrue(
                commands.err().startsWith("stylegan4j: this network (progan) has no intermediate latents"),
                commands.err());
        assertEquals(1, commands.err().lines().count(), commands.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(progan), files.toList());
        }
    }

    @Test
    void editSaysWhatItCannotUse() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "hello");
        Path out = folder.resolve("out.png");
        assertEquals(2, commands.run("edit", "--network", rgb, "--from", text, "--out", out));
        assertEquals("stylegan4j: not a PNG file: " + text, commands.err().strip());
        assertEquals(2, commands.run("edit", "--network", rgb, "--out", out));
        assertTrue(commands.err().endsWith("expected one of --from and --seed\n"), commands.err());
        assertEquals(2, commands.run("edit", "--network", rgb, "--seed", 1, "--move", "x=1", "--out", out));
        assertTrue(commands.err().endsWith("--move needs --directions FILE\n"), commands.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(text), files.toList());
        }
    }

    @Test
    void picturesOfAnotherNetworkAreDrawnWithAWarning() throws IOException {
        commands.run("generate", "--network", rgb, "--seeds", 1, "--out", folder);
        Path picture = folder.resolve("seed0001.png");
        Path other = SampleNetworks.write(folder.resolve("other.safetensors"), 1, 0);
        assertEquals(
                0, commands.run("edit", "--network", other, "--from", picture, "--out", folder.resolve("out.png")));
        assertEquals(
                "stylegan4j: warning: " + picture + " was drawn by another network",
                commands.err().strip());
    }
}
