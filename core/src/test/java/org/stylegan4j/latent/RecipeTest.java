package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.stylegan4j.model.stylegan2.NoiseMode;

class RecipeTest {
    @Test
    void eachChangeKeepsTheRest() {
        Recipe all =
                Recipe.seed(5).truncated(0.7).withCutoff(3).withLabel("cat").withNoise(NoiseMode.RANDOM);
        assertEquals(new Recipe(5, 0.7, OptionalInt.of(3), Optional.of("cat"), NoiseMode.RANDOM), all);
    }

    @Test
    void plainRecipeChangesNothing() {
        assertEquals(new Recipe(5, 1, OptionalInt.empty(), Optional.empty(), NoiseMode.CONST), Recipe.seed(5));
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
