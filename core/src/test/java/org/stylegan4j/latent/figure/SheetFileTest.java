package org.stylegan4j.latent.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.image.Apng;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.ImageDecoder;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.PixelNoise;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class SheetFileTest {
    private static final int SIDE = 16;

    @TempDir
    Path folder;

    private Network rgb() throws IOException {
        return Network.load(SampleNetworks.write(folder.resolve("rgb.safetensors"), 3, 0));
    }

    private static List<Recipe> seeds(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(Recipe::seed).toList();
    }

    private Path write(Network network, Sheet sheet, String name) throws IOException {
        Path file = folder.resolve(name);
        SheetFile.write(network, sheet, file, ProgressListener.NONE);
        return file;
    }

    private static Pixels cell(Path file, int column, int row) throws IOException {
        Pixels p = new ImageDecoder(Background.WHITE).decode(Files.readAllBytes(file));
        byte[] out = new byte[SIDE * SIDE * 3];
        for (int y = 0; y < SIDE; y++) {
            int from = ((row * SIDE + y) * p.width() + column * SIDE) * 3;
            System.arraycopy(p.data(), from, out, y * SIDE * 3, SIDE * 3);
        }
        return new Pixels(SIDE, SIDE, 3, out);
    }

    @Test
    void recipeInTheFileGivesTheFileAgainToTheByte() throws IOException {
        try (Network network = rgb()) {
            Sheet sheet = StyleMix.table(seeds(0, 2), seeds(5, 3), Layers.COARSE);
            Path first = write(network, sheet, "first.png");
            Path again = write(network, SheetFile.read(first), "again.png");
            assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(again));
            assertEquals(network.hash(), SheetFile.networkHash(first));
            assertEquals("5,6,7,0,1", Png.text(first).get("Seed"));
        }
    }

    @Test
    void mixedPicturesLieBetweenTheirSources() throws IOException {
        try (Network network = rgb()) {
            Path coarse = write(network, StyleMix.table(seeds(0, 1), seeds(5, 1), Layers.COARSE), "coarse.png");
            Path all = write(network, StyleMix.table(seeds(0, 1), seeds(5, 1), Layers.ALL), "all.png");
            assertArrayEquals(new byte[SIDE * SIDE * 3], cell(coarse, 0, 0).data());
            assertArrayEquals(cell(all, 1, 0).data(), cell(all, 1, 1).data(), "all layers are the column's");
            assertFalse(
                    Arrays.equals(cell(coarse, 1, 0).data(), cell(coarse, 1, 1).data()));
            assertFalse(
                    Arrays.equals(cell(coarse, 0, 1).data(), cell(coarse, 1, 1).data()));
        }
    }

    @Test
    void fourPanelsShowWhatEachKindOfNoiseAdds() throws IOException {
        try (Network network = rgb()) {
            assertEquals(8, NoiseFigure.fine(SIDE));
            assertEquals(64, NoiseFigure.fine(1024));
            Path file = write(network, NoiseFigure.panels(seeds(3, 1), 8), "noise.png");
            List<byte[]> panels = List.of(
                    cell(file, 0, 0).data(),
                    cell(file, 1, 0).data(),
                    cell(file, 2, 0).data(),
                    cell(file, 3, 0).data());
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < i; j++) {
                    assertFalse(Arrays.equals(panels.get(i), panels.get(j)), i + " and " + j);
                }
            }
            Sheet bounds = NoiseFigure.panels(seeds(3, 1), 4);
            Path ends = write(network, bounds, "ends.png");
            assertArrayEquals(panels.get(0), cell(ends, 2, 0).data(), "all resolutions are fine");
            assertArrayEquals(panels.get(1), cell(ends, 3, 0).data(), "none is coarse");
        }
    }

    @Test
    void deviationIsThatOfManyDraws() throws IOException {
        try (Network network = rgb()) {
            Path file = write(network, NoiseFigure.variation(seeds(3, 1), 2, 20), "variation.png");
            assertFalse(Arrays.equals(cell(file, 0, 0).data(), cell(file, 1, 0).data()));
            double[] sum = new double[SIDE * SIDE];
            double[] squares = new double[SIDE * SIDE];
            for (long seed = 0; seed < 20; seed++) {
                Recipe recipe = Recipe.seed(3).withNoise(PixelNoise.drawn(seed));
                network.drawAll(List.of(recipe), 1, p -> {
                    for (int i = 0; i < sum.length; i++) {
                        double v = (p.values()[i] + p.values()[i + 256] + p.values()[i + 512]) / 3 * 127.5;
                        sum[i] += v;
                        squares[i] += v * v;
                    }
                });
            }
            byte[] map = cell(file, 2, 0).data();
            for (int i = 0; i < sum.length; i++) {
                double deviation = Math.sqrt((squares[i] - sum[i] * sum[i] / 20) / 19);
                assertEquals(Math.min(255, deviation * 8), map[3 * i] & 255, 0.6, "pixel " + i);
            }
        }
    }

    @Test
    void largeSheetsAreWrittenRowByRow() throws IOException {
        try (Network network = rgb()) {
            Path file = write(network, Sheet.of(40, seeds(0, 410)), "large.png");
            Pixels p = new ImageDecoder(Background.WHITE).decode(Files.readAllBytes(file));
            assertEquals(40 * SIDE, p.width());
            assertEquals(11 * SIDE, p.height());
            assertArrayEquals(new byte[SIDE * SIDE * 3], cell(file, 39, 10).data());
            Sheet wide = Sheet.of(5000, seeds(0, 1));
            assertEquals(
                    "figure would be 80000x16 pixels; at most 65536 wide: take fewer columns",
                    assertThrows(IllegalArgumentException.class, () -> write(network, wide, "wide.png"))
                            .getMessage());
            assertFalse(Files.exists(folder.resolve("wide.png")));
        }
    }

    @Test
    void interruptedFigureGoesOnWhereItWas() throws IOException {
        try (Network network = rgb()) {
            Sheet sheet = Sheet.of(3, seeds(0, 12));
            Path whole = write(network, sheet, "whole.png");
            Path file = folder.resolve("broken.png");
            assertThrows(
                    IllegalStateException.class,
                    () -> SheetFile.write(network, sheet, file, (done, all) -> {
                        if (done == 6) {
                            throw new IllegalStateException("power cut");
                        }
                    }));
            assertFalse(Files.exists(file));
            assertFalse(SheetFile.isThere(network, sheet, file));
            List<Integer> drawn = new ArrayList<>();
            SheetFile.write(network, sheet, file, (done, all) -> drawn.add(done));
            assertEquals(List.of(9, 12), drawn);
            assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(file));
            assertTrue(SheetFile.isThere(network, sheet, file));
            assertFalse(SheetFile.isThere(network, Sheet.of(4, seeds(0, 12)), file));
            assertFalse(Files.exists(folder.resolve("broken.png.draft")));
        }
    }

    @Test
    void interruptedFilmGoesOnWhereItWas() throws IOException {
        try (Network network = rgb()) {
            FilmFile film = new FilmFile(Apng::new, 10, 2, Map.of("Frames", "20"));
            Path whole = folder.resolve("whole.png");
            film.write(network, seeds(0, 20), whole, ProgressListener.NONE);
            Path file = folder.resolve("broken.png");
            assertThrows(
                    IllegalStateException.class,
                    () -> film.write(network, seeds(0, 20), file, (done, all) -> {
                        throw new IllegalStateException("power cut");
                    }));
            List<Integer> drawn = new ArrayList<>();
            film.write(network, seeds(0, 20), file, (done, all) -> drawn.add(done));
            assertEquals(List.of(20), drawn);
            assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(file));
        }
    }

    @Test
    void picturesWithoutRecipeAreRefused() throws IOException {
        Path plain = folder.resolve("plain.png");
        Png.write(plain, new Pixels(1, 1, 1, new byte[1]), Map.of());
        assertEquals(
                "no recipe in PNG file: " + plain,
                assertThrows(IOException.class, () -> SheetFile.read(plain)).getMessage());
        Path damaged = folder.resolve("damaged.png");
        Png.write(damaged, new Pixels(1, 1, 1, new byte[1]), Map.of("Recipe", "{}"));
        String message =
                assertThrows(IOException.class, () -> SheetFile.read(damaged)).getMessage();
        assertTrue(message.startsWith("damaged recipe in PNG file: " + damaged), message);
    }
}
