package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.latent.figure.Arithmetic;
import org.stylegan4j.latent.figure.AttributeVector;
import org.stylegan4j.latent.figure.Entanglement;
import org.stylegan4j.latent.figure.Interpolation;
import org.stylegan4j.latent.figure.Space;
import org.stylegan4j.latent.figure.TruncationSweep;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;

/** What figures put into their places, as intermediate latents. */
@ExtendWith(NoLeaks.class)
class FiguresTest {
    private static final float ROUNDING = 1e-5f;

    @TempDir
    Path folder;

    private Network rgb() throws IOException {
        return Network.load(SampleNetworks.write(folder.resolve("rgb.safetensors"), 3, 0));
    }

    private static List<Recipe> seeds(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(Recipe::seed).toList();
    }

    private static float[] w(Network network, Recipe recipe) {
        try (Scope scope = Scope.noGrad()) {
            return network.ws(recipe).select(1, 0).toFloats();
        }
    }

    private static float[] sum(double a, float[] x, double b, float[] y) {
        float[] sum = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            sum[i] = (float) (a * x[i] + b * y[i]);
        }
        return sum;
    }

    private static float[] mean(Network network, List<Recipe> recipes) {
        float[] mean = new float[8];
        recipes.forEach(r -> {
            float[] w = w(network, r);
            for (int i = 0; i < 8; i++) {
                mean[i] += w[i] / recipes.size();
            }
        });
        return mean;
    }

    @Test
    void answerOfArithmeticIsInTheMiddle() throws IOException {
        try (Network network = rgb()) {
            Arithmetic a = new Arithmetic(seeds(0, 3), seeds(3, 4), seeds(7, 3), Space.W);
            float[] difference = sum(1, mean(network, a.plus()), -1, mean(network, a.minus()));
            float[] answer = sum(1, difference, 1, mean(network, a.base()));
            List<Recipe> grid = a.neighbourhood(0.25, 100).recipes();
            assertEquals(9, grid.size());
            assertArrayEquals(answer, w(network, grid.get(4)), ROUNDING);
            float[] neighbour = sum(0.75, answer, 0.25, w(network, Recipe.seed(102)));
            assertArrayEquals(neighbour, w(network, grid.get(2)), ROUNDING);
            assertEquals(5, a.concepts().columns());
            assertEquals(13, a.concepts().recipes().size(), "ten samples and three averages");
        }
    }

    @Test
    void turnGoesFromOneGroupToTheOther() throws IOException {
        try (Network network = rgb()) {
            AttributeVector turn = new AttributeVector(seeds(0, 4), seeds(4, 4), Space.W);
            List<Recipe> row = turn.walk(seeds(9, 1), 2, 5).recipes();
            float[] way = sum(1, mean(network, turn.to()), -1, mean(network, turn.from()));
            float[] picture = w(network, Recipe.seed(9));
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(sum(1, picture, i - 2, way), w(network, row.get(i)), ROUNDING, "column " + i);
            }
        }
    }

    @Test
    void rowsOfAnInterpolationMeet() throws IOException {
        try (Network network = rgb()) {
            for (Space space : Space.values()) {
                List<Recipe> recipes = Interpolation.rows(seeds(0, 4), 5, space, network.zDim())
                        .recipes();
                assertEquals(15, recipes.size());
                for (int row = 0; row < 3; row++) {
                    assertArrayEquals(w(network, Recipe.seed(row)), w(network, recipes.get(5 * row)), ROUNDING);
                    assertArrayEquals(w(network, Recipe.seed(row + 1)), w(network, recipes.get(5 * row + 4)), ROUNDING);
                }
            }
        }
    }

    @Test
    void sweepEndsBeyondTheMean() throws IOException {
        try (Network network = rgb()) {
            List<Recipe> row =
                    TruncationSweep.of(seeds(2, 1), TruncationSweep.USUAL).recipes();
            float[] mean = network.styles().meanW().toFloats();
            assertArrayEquals(w(network, Recipe.seed(2)), w(network, row.get(0)), ROUNDING);
            assertArrayEquals(mean, w(network, row.get(3)), ROUNDING);
            assertArrayEquals(sum(2, mean, -1, w(network, Recipe.seed(2))), w(network, row.get(5)), ROUNDING);
        }
    }

    @Test
    void allPanelsOfTheEntanglementShowTheSameShareOfEachFeature() {
        Pixels p = new Entanglement(200, 0.5).draw();
        double[] left = shares(p, 0);
        double[] middle = shares(p, 208);
        for (int i = 0; i < left.length; i++) {
            // Both are even: of the pixels of a panel, as many have a strong first feature.
            assertEquals(left[i], middle[i], 0.03, "share " + i);
        }
        assertEquals(255, p.data()[3 * (10 * p.width() + 190)] & 255, "the missing corner");
        assertTrue((p.data()[3 * (190 * p.width() + 10)] & 255) < 255, "the corner opposite");
        assertEquals(
                "the missing corner must take up to 0.7 of each axis: 0.9",
                assertThrows(IllegalArgumentException.class, () -> new Entanglement(200, 0.9))
                        .getMessage());
    }

    /** Of a panel's coloured pixels, those with much red and with much blue. */
    private static double[] shares(Pixels p, int left) {
        int all = 0;
        int red = 0;
        int blue = 0;
        for (int y = 0; y < 200; y++) {
            for (int x = left; x < left + 200; x++) {
                int at = 3 * (y * p.width() + x);
                boolean painted = (p.data()[at + 1] & 255) == 160;
                all += painted ? 1 : 0;
                red += painted && (p.data()[at] & 255) > 170 ? 1 : 0;
                blue += painted && (p.data()[at + 2] & 255) > 170 ? 1 : 0;
            }
        }
        return new double[] {(double) red / all, (double) blue / all};
    }
}
