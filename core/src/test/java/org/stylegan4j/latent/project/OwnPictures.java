package org.stylegan4j.latent.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.latent.project.Projector.Targets;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;

/** Pictures that a network drew itself, which a projection should find again. */
final class OwnPictures {
    private OwnPictures() {}

    /** A 16x16 network of 3 classes, or none, whose pictures stay in the range of pixels. */
    static Network network(Path folder, int classes) throws IOException {
        Network network =
                Network.load(SampleNetworks.write(folder.resolve("net" + classes + ".safetensors"), 3, classes));
        try (Scope scope = Scope.noGrad()) {
            // Untrained images leave the range of pixels, where they could not be found again.
            network.weights().parameters().forEach((path, t) -> {
                if (path.endsWith("torgb.weight")) {
                    InPlace.mul(t, 0.2);
                }
            });
        }
        return network;
    }

    static ProjectionSettings settings(int steps, boolean noise, double until) {
        ProjectionSettings o = ProjectionSettings.OFFICIAL;
        return new ProjectionSettings(
                steps, false, noise, o.learningRate(), o.wNoise(), o.noiseWeight(), until, o.seed());
    }

    static Pixels picture(Network network, Recipe recipe) {
        List<Pixels> pixels = new ArrayList<>();
        network.drawAll(List.of(recipe), 1, p -> pixels.add(p.pixels()));
        return pixels.get(0);
    }

    static Targets targets(Network network, Optional<String> label, long... seeds) {
        List<String> names = new ArrayList<>();
        List<Pixels> pictures = new ArrayList<>();
        for (long seed : seeds) {
            Recipe recipe = Recipe.seed(seed);
            names.add("seed" + seed);
            pictures.add(picture(network, label.map(recipe::withLabel).orElse(recipe)));
        }
        return new Targets(names, pictures, label);
    }

    private static float[] w(Network network, Recipe recipe) {
        try (Scope scope = Scope.noGrad()) {
            return network.ws(recipe).select(1, 0).toFloats();
        }
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** The distance to the picture falls below a hundredth, that to w below a quarter of where it starts. */
    static void checkFound(Network network, PerceptualDistance perception, Optional<String> label) throws IOException {
        Targets targets = targets(network, label, 5, 6);
        float[][] first = new float[1][];
        List<Projection> found = new Projector(network, perception, settings(150, false, 0))
                .project(
                        targets, ProjectionStore.NONE, (step, steps, d) -> first[0] = step == 1 ? d.clone() : first[0]);
        WStatistics spread = WStatistics.of(network, label);
        for (int i = 0; i < 2; i++) {
            Recipe seed = Recipe.seed(5 + i);
            float[] wanted = w(network, label.map(seed::withLabel).orElse(seed));
            double start = distance(spread.mean(), wanted);
            double end = distance(found.get(i).style().values(), wanted);
            assertTrue(
                    found.get(i).distance() < 0.01 * first[0][i],
                    first[0][i] + " -> " + found.get(i).distance());
            assertTrue(end < 0.25 * start, "w " + start + " -> " + end);
            assertEquals("seed" + (5 + i), found.get(i).style().name());
            assertEquals(15, found.get(i).way().size());
        }
    }
}
