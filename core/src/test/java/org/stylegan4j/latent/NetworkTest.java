package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.stylegan4j.latent.recipe.DirectionStep;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.PixelNoise;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Style;
import org.stylegan4j.latent.recipe.WeightedStyle;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Truncation;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class NetworkTest {
    private static final float ROUNDING = 1e-4f;

    @TempDir
    Path folder;

    private Network rgb() throws IOException {
        return Network.load(SampleNetworks.write(folder.resolve("rgb.safetensors"), 3, 0));
    }

    private Network conditional() throws IOException {
        return Network.load(SampleNetworks.write(folder.resolve("pets.safetensors"), 1, 3));
    }

    private static float[] values(Network network, Recipe recipe) {
        return all(network, List.of(recipe), 1).get(0);
    }

    private static List<float[]> all(Network network, List<Recipe> recipes, int batch) {
        List<float[]> values = new ArrayList<>();
        network.drawAll(recipes, batch, p -> values.add(p.values()));
        return values;
    }

    @Test
    void sameRecipeGivesTheSameBytes() throws IOException {
        try (Network network = rgb();
                Network again = rgb()) {
            for (NoiseMode noise : NoiseMode.values()) {
                Recipe recipe = Recipe.seed(85).truncated(0.7).withNoise(noise);
                float[] first = values(network, recipe);
                assertEquals(3 * 16 * 16, first.length);
                assertArrayEquals(first, values(network, recipe));
                assertArrayEquals(first, values(again, recipe));
            }
        }
    }

    @Test
    void seedsAndNoiseKindsGiveDifferentPictures() throws IOException {
        try (Network network = rgb()) {
            Recipe plain = Recipe.seed(1);
            float[] picture = values(network, plain);
            assertFalse(Arrays.equals(picture, values(network, Recipe.seed(2))));
            assertFalse(Arrays.equals(picture, values(network, plain.withNoise(NoiseMode.NONE))));
            assertFalse(Arrays.equals(picture, values(network, plain.withNoise(NoiseMode.RANDOM))));
        }
    }

    @Test
    void pictureDoesNotDependOnItsBatch() throws IOException {
        try (Network network = rgb()) {
            for (NoiseMode noise : NoiseMode.values()) {
                List<Recipe> recipes = LongStream.range(0, 6)
                        .mapToObj(seed -> Recipe.seed(seed).truncated(0.5).withNoise(noise))
                        .toList();
                List<float[]> alone = all(network, recipes, 1);
                List<float[]> together = all(network, recipes, 4);
                assertEquals(6, together.size());
                for (int i = 0; i < 6; i++) {
                    assertArrayEquals(alone.get(i), together.get(i), ROUNDING, noise + " " + i);
                }
            }
        }
    }

    @Test
    void recipesOfAllKindsMayBeMixed() throws IOException {
        try (Network network = rgb()) {
            List<Recipe> recipes = List.of(
                    Recipe.seed(1),
                    Recipe.seed(2).truncated(0.5).withCutoff(2),
                    Recipe.seed(3).withNoise(NoiseMode.RANDOM),
                    Recipe.seed(4).withNoise(NoiseMode.NONE));
            List<float[]> together = all(network, recipes, 4);
            for (int i = 0; i < recipes.size(); i++) {
                assertArrayEquals(values(network, recipes.get(i)), together.get(i), ROUNDING, "recipe " + i);
            }
        }
    }

    @Test
    void withoutAnyDistanceFromTheMeanAllSeedsAreOnePicture() throws IOException {
        try (Network network = rgb()) {
            float[] mean = values(network, Recipe.seed(1).truncated(0));
            assertArrayEquals(mean, values(network, Recipe.seed(2).truncated(0)), ROUNDING);
            assertFalse(Arrays.equals(mean, values(network, Recipe.seed(1))));
        }
    }

    @Test
    void cutoffLeavesTheLaterLayersAlone() throws IOException {
        try (Network network = rgb()) {
            Recipe recipe = Recipe.seed(1).truncated(0);
            float[] plain = values(network, Recipe.seed(1));
            assertArrayEquals(plain, values(network, recipe.withCutoff(0)));
            assertArrayEquals(values(network, recipe), values(network, recipe.withCutoff(6)), "all six layers");
            assertArrayEquals(values(network, recipe), values(network, recipe.withCutoff(99)), "more than there are");
            float[] half = values(network, recipe.withCutoff(3));
            assertFalse(Arrays.equals(half, plain));
            assertFalse(Arrays.equals(half, values(network, recipe)));
        }
    }

    @Test
    void classDecidesThePictureOfAConditionalNetwork() throws IOException {
        try (Network network = conditional()) {
            assertEquals(List.of("cat", "dog", "bird"), network.provenance().labelNames());
            float[] dog = values(network, Recipe.seed(1).withLabel("dog"));
            assertEquals(16 * 16, dog.length);
            assertArrayEquals(dog, values(network, Recipe.seed(1).withLabel("1")));
            assertFalse(Arrays.equals(dog, values(network, Recipe.seed(1).withLabel("cat"))));
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> network.draw(Recipe.seed(1)));
            assertEquals("this network is conditional and needs a class: 0 to 2 (cat, dog, bird)", e.getMessage());
        }
    }

    @Test
    void descriptionHoldsAllThatDecidesThePicture() throws IOException {
        try (Network network = rgb()) {
            Map<String, String> plain = network.describe(Recipe.seed(85));
            assertEquals(
                    List.of("Software", "Network", "Seed", "Truncation", "Noise", "Recipe"),
                    List.copyOf(plain.keySet()));
            assertEquals(network.hash(), plain.get("Network"));
            Map<String, String> all = network.describe(Recipe.seed(85)
                    .truncated(0.7)
                    .withCutoff(3)
                    .withLabel("cat")
                    .withNoise(NoiseMode.NONE));
            assertEquals("85", all.get("Seed"));
            assertEquals("0.7", all.get("Truncation"));
            assertEquals("3", all.get("Truncation cutoff"));
            assertEquals("cat", all.get("Class"));
            assertEquals("none", all.get("Noise"));
        }
    }

    @Test
    void imageHasTheNetworksSizeAndBands() throws IOException {
        try (Network network = conditional();
                Network rgb = rgb()) {
            assertEquals(16, network.draw(Recipe.seed(1).withLabel("0")).getWidth());
            assertEquals(3, rgb.draw(Recipe.seed(1)).getRaster().getNumBands());
        }
    }

    @Test
    void runFolderMeansItsNewestSnapshot() throws IOException {
        SampleNetworks.write(folder.resolve("network-snapshot-000001.safetensors"), 1, 0);
        Path newest = SampleNetworks.write(folder.resolve("network-snapshot-000002.safetensors"), 3, 0);
        try (Network network = Network.load(folder)) {
            assertEquals(newest, network.file());
            assertEquals(3, network.imageChannels());
            assertEquals(64_000, network.provenance().images());
        }
    }

    @Test
    void whatIsNoNetworkIsRefusedWithItsName() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        IOException e = assertThrows(IOException.class, () -> Network.load(text));
        assertEquals("not a safetensors file: " + text + " has only 5 bytes", e.getMessage());
    }

    @Test
    void layersWithoutStyleAreRefused() throws IOException {
        try (Network network = rgb()) {
            WeightedStyle coarse = new WeightedStyle(Style.Drawn.seed(1), Layers.COARSE, 1);
            Recipe recipe = new Recipe(List.of(coarse), Truncation.NONE, List.of(), PixelNoise.STORED);
            assertEquals(
                    "no style for layer: 4",
                    assertThrows(IllegalArgumentException.class, () -> network.draw(recipe))
                            .getMessage());
        }
    }

    @Test
    void pushesMoveTheirLayersOnly() throws IOException {
        try (Network network = rgb()) {
            float[] ones = new float[8];
            Arrays.fill(ones, 1);
            Recipe pushed = Recipe.seed(1).pushed(new DirectionStep("up", ones, Layers.parse("1-2"), 0.5));
            float[] before = network.ws(Recipe.seed(1)).toFloats();
            float[] after = network.ws(pushed).toFloats();
            for (int i = 0; i < before.length; i++) {
                boolean moved = i / 8 == 1 || i / 8 == 2;
                assertEquals(before[i] + (moved ? 0.5f : 0), after[i], 1e-6f, "number " + i);
            }
        }
    }

    @Test
    void latentsOfAnotherNetworkAreRefused() throws IOException {
        try (Network network = rgb()) {
            Recipe found = Recipe.of(new Style.Found("me", 2, new float[16]));
            assertEquals(
                    "expected w of 6x8 numbers but was 2x8: of another network",
                    assertThrows(IllegalArgumentException.class, () -> network.draw(found))
                            .getMessage());
            Recipe pushed = Recipe.seed(1).pushed(new DirectionStep("up", new float[3], Layers.ALL, 1));
            assertEquals(
                    "expected direction up of 8 numbers but was 3: of another network",
                    assertThrows(IllegalArgumentException.class, () -> network.draw(pushed))
                            .getMessage());
        }
    }
}
