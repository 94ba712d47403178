package org.stylegan4j.latent.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stylegan4j.latent.Latents;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Style.Drawn;
import org.stylegan4j.latent.recipe.WeightedStyle;

class SpaceTest {
    private static final int Z = 512;
    private static final Recipe A = Recipe.seed(1);
    private static final Recipe B = Recipe.seed(2);

    private static double[] z(Recipe r) {
        return Latents.z((Drawn) r.parts().get(0).style(), Z);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void greatCircleTurnsEvenlyAndKeepsTheLength() {
        double a = Math.sqrt(dot(z(A), z(A)));
        double b = Math.sqrt(dot(z(B), z(B)));
        double whole = Math.acos(dot(z(A), z(B)) / (a * b));
        double[] quarter = z(Space.Z.between(A, B, 0.25, Z));
        double length = Math.sqrt(dot(quarter, quarter));
        assertEquals(a, length, 0.05 * a);
        // Both ends are of nearly one length; were they equal, the angle would be exactly a quarter.
        assertEquals(0.25 * whole, Math.acos(dot(z(A), quarter) / (a * length)), 0.02);
    }

    @Test
    void endsAreThePointsThemselves() {
        assertEquals(1, weight(Space.Z.between(A, B, 0, Z), 0));
        assertEquals(0, weight(Space.Z.between(A, B, 0, Z), 1));
        assertEquals(1, weight(Space.Z.between(A, B, 1, Z), 1));
        assertEquals(0, weight(Space.Z.between(A, B, 1, Z), 0));
    }

    private static double weight(Recipe r, int term) {
        return ((Drawn) r.parts().get(0).style()).latent().get(term).weight();
    }

    @Test
    void betweenEqualPointsNothingMoves() {
        double[] there = z(A);
        double[] middle = z(Space.Z.between(A, A, 0.5, Z));
        for (int i = 0; i < Z; i++) {
            assertEquals(there[i], middle[i], 1e-12);
        }
    }

    @Test
    void sumsInWKeepEachPart() {
        Recipe sum = Space.W.sum(List.of(A, B.withLabel("cat")), 2, -1);
        assertEquals(
                List.of(2.0, -1.0),
                sum.parts().stream().map(WeightedStyle::weight).toList());
    }

    @Test
    void classesCannotBeAddedInZ() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Space.Z.sum(List.of(A.withLabel("cat"), B.withLabel("dog")), 1, 1));
        assertEquals("pictures of several classes can be added in W only: cat, dog", e.getMessage());
    }

    @Test
    void mixedPicturesHaveNoPlaceInZ() {
        Recipe mixed = A.mixed(B, Layers.COARSE);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Space.Z.average(List.of(A, mixed)));
        assertEquals("only pictures drawn from seeds have a place in Z", e.getMessage());
    }
}
