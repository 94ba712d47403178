package org.stylegan4j.latent.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stylegan4j.latent.recipe.Style.Drawn;
import org.stylegan4j.latent.recipe.Style.Term;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Truncation;

class RecipeTest {
    private static WeightedStyle part(long seed, Layers layers, double weight) {
        return new WeightedStyle(Drawn.seed(seed), layers, weight);
    }

    @Test
    void eachChangeKeepsTheRest() {
        Recipe all =
                Recipe.seed(5).truncated(0.7).withCutoff(3).withLabel("cat").withNoise(NoiseMode.RANDOM);
        Drawn cat = new Drawn(List.of(new Term(5, 1)), Optional.of("cat"));
        Recipe expected = new Recipe(
                List.of(new WeightedStyle(cat, Layers.ALL, 1)),
                new Truncation(0.7, OptionalInt.of(3)),
                List.of(),
                PixelNoise.of(NoiseMode.RANDOM));
        assertEquals(expected, all);
    }

    @Test
    void plainRecipeChangesNothing() {
        Recipe expected = new Recipe(
                List.of(part(5, Layers.ALL, 1)),
                new Truncation(1, OptionalInt.empty()),
                List.of(),
                PixelNoise.of(NoiseMode.CONST));
        assertEquals(expected, Recipe.seed(5));
    }

    @Test
    void mixingExchangesLayers() {
        Recipe twice =
                Recipe.seed(1).mixed(Recipe.seed(2), Layers.parse("0-3")).mixed(Recipe.seed(3), Layers.parse("2-5"));
        assertEquals(
                List.of(
                        part(1, Layers.parse("6-"), 1),
                        part(2, Layers.parse("0-1"), 1),
                        part(3, Layers.parse("2-5"), 1)),
                twice.parts());
        assertEquals(Set.of(1L, 2L, 3L), twice.seeds());
    }

    @Test
    void blendingWeighsEachPart() {
        Recipe mixed = Recipe.seed(1).mixed(Recipe.seed(2), Layers.COARSE);
        Recipe sum = Recipe.blend(List.of(mixed, Recipe.seed(3)), 0.25, 0.75);
        assertEquals(
                List.of(part(1, Layers.parse("4-"), 0.25), part(2, Layers.COARSE, 0.25), part(3, Layers.ALL, 0.75)),
                sum.parts());
    }

    @Test
    void badValuesAreNamed() {
        Recipe plain = Recipe.seed(0);
        assertEquals(
                "truncation must be a finite number: NaN",
                assertThrows(IllegalArgumentException.class, () -> plain.truncated(Double.NaN))
                        .getMessage());
        assertEquals(
                "truncation cutoff must not be negative: -1",
                assertThrows(IllegalArgumentException.class, () -> plain.withCutoff(-1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Recipe.seed(-1));
    }
}
