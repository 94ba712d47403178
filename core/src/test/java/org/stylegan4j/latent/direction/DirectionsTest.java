package org.stylegan4j.latent.direction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.latent.WSamples;
import org.stylegan4j.latent.direction.SideEffects.Effect;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class DirectionsTest {
    private static final WSamples SAMPLES = new WSamples(2000, 123, Optional.empty());

    @TempDir
    Path folder;

    private Network rgb() throws IOException {
        return Network.load(SampleNetworks.write(folder.resolve("rgb.safetensors"), 3, 0));
    }

    private static List<Recipe> seeds(int count) {
        return LongStream.range(0, count).mapToObj(Recipe::seed).toList();
    }

    private static float[] unit(float[] v) {
        float[] u = v.clone();
        double length = Math.sqrt(Direction.dot(v, v));
        for (int i = 0; i < u.length; i++) {
            u[i] /= (float) length;
        }
        return u;
    }

    @Test
    void componentsAreOrthogonalAndTheFirstVariesMost() throws IOException {
        try (Network network = rgb()) {
            List<Direction> all = Components.pca(network, SAMPLES, 8);
            Statistics w = Statistics.of(SAMPLES.draw(network), 8);
            double variance = 0;
            double before = Double.POSITIVE_INFINITY;
            for (Direction d : all) {
                double deviation = w.deviation(unit(d.vector()));
                assertTrue(deviation <= before * 1.001, d.name());
                assertEquals(deviation, Math.sqrt(Direction.dot(d.vector(), d.vector())), 1e-3 * deviation, "one step");
                variance += deviation * deviation;
                before = deviation;
                for (Direction other : all) {
                    double cosine = Direction.dot(unit(d.vector()), unit(other.vector()));
                    assertEquals(d.name().equals(other.name()) ? 1 : 0, cosine, 1e-4, d.name() + " " + other.name());
                }
            }
            double trace = 0;
            for (int i = 0; i < 8; i++) {
                trace += w.covariance()[i * 8 + i];
            }
            assertEquals(trace, variance, 1e-3 * trace, "all of the variance");
        }
    }

    @Test
    void firstFactorChangesTheStylesMoreThanAnyOtherDirection() throws IOException {
        try (Network network = rgb()) {
            Direction first =
                    Components.factors(network, SAMPLES, Layers.parse("0-1"), 1).get(0);
            double most = change(network, unit(first.vector()));
            for (int i = 0; i < 8; i++) {
                float[] axis = new float[8];
                axis[i] = 1;
                assertTrue(change(network, axis) <= most * 1.0001, "axis " + i);
            }
            assertEquals(Layers.parse("0-1"), first.layers());
        }
    }

    /** |A v|² of the first two layers, summed in Java. */
    private static double change(Network network, float... v) {
        double sum = 0;
        for (String layer : List.of("b4.conv1", "b8.conv0")) {
            float[] a = network.weights()
                    .parameters()
                    .get("synthesis." + layer + ".affine.weight")
                    .toFloats();
            for (int row = 0; row < a.length / v.length; row++) {
                double product = 0;
                for (int i = 0; i < v.length; i++) {
                    product += a[row * v.length + i] * v[i];
                }
                sum += product * product;
            }
        }
        return sum;
    }

    /** Red and blue of the whole picture, as attributes that depend on each other in an untrained network. */
    private record Colours() implements Attributes {
        @Override
        public List<String> names() {
            return List.of("red", "blue", "none");
        }

        @Override
        public List<float[]> read(List<Pixels> pictures) {
            return pictures.stream().map(Colours::read).toList();
        }

        private static float[] read(Pixels p) {
            float[] sum = new float[3];
            for (int i = 0; i < p.data().length; i++) {
                int channel = i % 3;
                if (channel != 1) {
                    sum[channel / 2] += (p.data()[i] & 255) * 3f / p.data().length;
                }
            }
            return sum;
        }
    }

    @Test
    void attributeDirectionMovesItsAttribute() throws IOException {
        try (Network network = rgb()) {
            Labelled labelled = Labelled.drawn(network, seeds(300), new Colours());
            AttributeDirections directions = new AttributeDirections(network, labelled);
            Direction red = directions.direction("red", List.of(), Layers.ALL);
            Direction redOnly = directions.direction("red", List.of("blue"), Layers.ALL);
            SideEffects pictures = new SideEffects(network, seeds(40), new Colours());
            List<Effect> effects = pictures.of(red, 1);
            double moved = effect(effects, "red");
            assertEquals("red", effects.get(0).attribute());
            assertTrue(moved > 0.5, effects.toString());
            assertEquals(0, effect(effects, "none"));
            List<Effect> held = pictures.of(redOnly, 1);
            assertEquals("red", held.get(0).attribute());
            assertTrue(effect(held, "red") > 2 * Math.abs(effect(held, "blue")), held.toString());
            Effect expected = directions.expected(redOnly).get(0);
            assertEquals("red", expected.attribute());
            assertEquals(effect(held, "red"), expected.deviations(), 0.5 * expected.deviations(), "linearly");
            assertEquals(0, effect(directions.expected(redOnly), "blue"), 1e-3, "what was held");
            assertTrue(directions.correlation("red") > 0.5, "correlation " + directions.correlation("red"));
            assertEquals(
                    "attribute is the same in all samples: none",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> directions.direction("none", List.of(), Layers.ALL))
                            .getMessage());
        }
    }

    private static double effect(List<Effect> effects, String name) {
        return effects.stream()
                .filter(e -> e.attribute().equals(name))
                .findFirst()
                .orElseThrow()
                .deviations();
    }

    @Test
    void linearModelFindsTheSlopesItWasMadeWith() {
        float[] ws = new float[400 * 3];
        float[] labels = new float[400 * 2];
        Random random = new Random(1);
        for (int i = 0; i < 400; i++) {
            for (int j = 0; j < 3; j++) {
                ws[3 * i + j] = (float) random.nextGaussian();
            }
            labels[2 * i] = 2 * ws[3 * i] - ws[3 * i + 1] + 7;
            labels[2 * i + 1] = ws[3 * i + 2];
        }
        LinearModel model = LinearModel.fit(ws, labels, 400);
        assertArrayEquals(new float[] {2, -1, 0}, model.slopes()[0], 0.05f);
        assertArrayEquals(new float[] {0, 0, 1}, model.slopes()[1], 0.05f);
        assertEquals(1, model.correlations()[0], 1e-3);
    }

    @Test
    void directionsComeBackFromTheirFile() throws IOException {
        Direction a = new Direction("a", new float[] {1, 2, 3}, Layers.COARSE, "1.0% of all");
        Direction b = new Direction("smile:big", new float[] {-1, 0, 1e-20f}, Layers.ALL, "");
        Path file = folder.resolve("new/directions.safetensors");
        new DirectionFile("abc", List.of(a, b)).write(file);
        DirectionFile back = DirectionFile.read(file);
        assertEquals("abc", back.network());
        assertArrayEquals(a.vector(), back.get("a").vector());
        assertArrayEquals(b.vector(), back.get("smile:big").vector());
        assertEquals("1.0% of all", back.get("a").note());
        assertEquals(Layers.COARSE, back.get("a").layers());
        assertEquals(
                "no direction 'c'; known: a, smile:big",
                assertThrows(IllegalArgumentException.class, () -> back.get("c"))
                        .getMessage());
    }

    @Test
    void labelsAreReadFromACsvFile() throws IOException {
        Path csv = Files.writeString(folder.resolve("labels.csv"), "seed, smile ,glasses\n5,0.5,1\n\n7,-1,0\n");
        Labelled labelled = Labelled.csv(csv, Recipe::seed);
        assertEquals(List.of("smile", "glasses"), labelled.names());
        assertEquals(List.of(Recipe.seed(5), Recipe.seed(7)), labelled.recipes());
        assertArrayEquals(new float[] {-1, 0}, labelled.rows().get(1));
        Labelled read = Labelled.csv(csv, Recipe::seed);
        read.write(csv);
        Labelled again = Labelled.csv(csv, Recipe::seed);
        assertEquals(read.recipes(), again.recipes());
        assertArrayEquals(read.rows().get(0), again.rows().get(0));
        Files.writeString(csv, "seed,smile\n5,x\n");
        assertEquals(
                "not a number in line 2 of " + csv + ": x",
                assertThrows(IOException.class, () -> Labelled.csv(csv, Recipe::seed))
                        .getMessage());
        Files.writeString(csv, "name,smile\n5,1\n");
        assertEquals(
                "expected a header such as seed,smile,glasses and lines of numbers in file: " + csv,
                assertThrows(IOException.class, () -> Labelled.csv(csv, Recipe::seed))
                        .getMessage());
    }
}
