package org.stylegan4j.latent.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stylegan4j.latent.figure.Walk.Easing;
import org.stylegan4j.latent.figure.Walk.Path;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Style.Drawn;
import org.stylegan4j.latent.recipe.Style.Term;
import org.stylegan4j.latent.recipe.WeightedStyle;

class WalkTest {
    private static final List<Recipe> POINTS = List.of(Recipe.seed(0), Recipe.seed(1), Recipe.seed(2));
    private static final int FRAMES = 10;

    private static List<Recipe> frames(Path path, boolean loop, Easing easing) {
        return new Walk(POINTS, FRAMES, path, loop, easing).recipes(64);
    }

    /** How much each seed weighs in a frame. */
    private static double[] weights(Recipe r) {
        Map<Long, Double> sum = new HashMap<>();
        for (WeightedStyle p : r.parts()) {
            for (Term t : ((Drawn) p.style()).latent()) {
                sum.merge(t.seed(), p.weight() * t.weight(), Double::sum);
            }
        }
        return new double[] {sum.getOrDefault(0L, 0.0), sum.getOrDefault(1L, 0.0), sum.getOrDefault(2L, 0.0)};
    }

    @ParameterizedTest
    @EnumSource
    void passesThroughItsPoints(Path path) {
        List<Recipe> open = frames(path, false, Easing.COSINE);
        assertEquals(2 * FRAMES + 1, open.size());
        List<Recipe> loop = frames(path, true, Easing.LINEAR);
        assertEquals(3 * FRAMES, loop.size());
        for (int i = 0; i < 3; i++) {
            double[] only = new double[3];
            only[i] = 1;
            assertArrayEquals(only, weights(open.get(i * FRAMES)), 1e-12, path + " open " + i);
            assertArrayEquals(only, weights(loop.get(i * FRAMES)), 1e-12, path + " loop " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stepsAreSmallAllTheWayRound(Path path) {
        List<Recipe> loop = frames(path, true, Easing.LINEAR);
        for (int i = 0; i < loop.size(); i++) {
            double[] a = weights(loop.get(i));
            double[] b = weights(loop.get((i + 1) % loop.size()));
            for (int k = 0; k < 3; k++) {
                assertTrue(Math.abs(a[k] - b[k]) < 2.0 / FRAMES, path + " frame " + i);
            }
        }
    }

    @Test
    void splineHasNoCornersAndItsWeightsSumToOne() {
        List<Recipe> loop = frames(Path.SPLINE, true, Easing.LINEAR);
        double worst = 0;
        for (int i = 0; i < loop.size(); i++) {
            double[] a = weights(loop.get(i));
            double[] b = weights(loop.get((i + 1) % loop.size()));
            double[] c = weights(loop.get((i + 2) % loop.size()));
            assertEquals(1, a[0] + a[1] + a[2], 1e-12);
            for (int k = 0; k < 3; k++) {
                worst = Math.max(worst, Math.abs(a[k] - 2 * b[k] + c[k]));
            }
        }
        // A corner of the straight path has a second difference of 1 / FRAMES or more; the curve's shrinks with its
        // square.
        assertTrue(worst < 0.6 / FRAMES, "second difference " + worst);
    }

    @Test
    void easingIsSlowAtThePoints() {
        List<Recipe> eased = frames(Path.W, false, Easing.COSINE);
        assertEquals((1 - Math.cos(Math.PI / FRAMES)) / 2, weights(eased.get(1))[1], 1e-12);
        assertEquals(0.5, weights(eased.get(FRAMES / 2))[1], 1e-12);
    }

    @Test
    void onePointIsNoWalk() {
        assertEquals(
                "a walk needs at least 2 pictures: 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Walk(List.of(Recipe.seed(0)), 5, Path.Z, true, Easing.LINEAR))
                        .getMessage());
    }
}
