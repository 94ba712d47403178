package org.stylegan4j.latent.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.latent.recipe.Sheet.Cell;
import org.stylegan4j.latent.recipe.Style.Drawn;
import org.stylegan4j.latent.recipe.Style.Found;
import org.stylegan4j.latent.recipe.Style.Term;
import org.stylegan4j.model.NoiseMode;

class RecipeJsonTest {
    private static Recipe everything() {
        Drawn sum = new Drawn(List.of(new Term(1, 1.0 / 3), new Term(4294967295L, -0.1)), Optional.of("cat, big"));
        Recipe found = Recipe.of(new Found("me", 2, new float[] {1e-30f, -2.5f, 3, Float.MIN_VALUE}));
        return Recipe.of(sum)
                .mixed(found, Layers.FINE)
                .truncated(0.7)
                .withCutoff(3)
                .pushed(new DirectionStep("smile", new float[] {0.1f, -0.2f}, Layers.COARSE, 1.5))
                .withNoise(PixelNoise.drawn(7).upwardsFrom(16));
    }

    @Test
    void everythingComesBackExactly() {
        Sheet sheet = new Sheet(
                2,
                List.of(
                        new Cell.Drawn(everything()),
                        Cell.BLANK,
                        new Cell.Deviation(Recipe.seed(3), 50),
                        new Cell.Drawn(Recipe.seed(4).withNoise(NoiseMode.NONE)),
                        new Cell.Drawn(Recipe.seed(5).withNoise(PixelNoise.found("maps.safetensors")))));
        String json = RecipeJson.write(sheet);
        Sheet back = RecipeJson.read(json);
        assertEquals(json, RecipeJson.write(back));
        assertEquals(sheet.cells().subList(1, 6), back.cells().subList(1, 6));
        Recipe recipe = back.recipes().get(0);
        assertEquals(everything().parts().get(0), recipe.parts().get(0));
        assertEquals(everything().truncation(), recipe.truncation());
        assertEquals(everything().noise(), recipe.noise());
        Found found = (Found) recipe.parts().get(1).style();
        assertArrayEquals(new float[] {1e-30f, -2.5f, 3, Float.MIN_VALUE}, found.values());
        assertArrayEquals(new float[] {0.1f, -0.2f}, recipe.pushes().get(0).vector());
        assertEquals(1.5, recipe.pushes().get(0).strength());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"columns\":1}",
                "{\"columns\":1,\"cells\":[{\"parts\":[]}]}",
                "{\"columns\":1,\"cells\":[{\"psi\":1,\"noise\":{\"mode\":\"const\"}}]}",
                "{\"columns\":1,\"cells\":[{\"parts\":[{\"z\":[[-5,1]],\"layers\":\"all\",\"weight\":1}],\"psi\":1}]}",
                "{\"columns\":1,\"cells\":[{\"parts\":[{\"z\":[[5,1]],\"layers\":\"all\",\"weight\":\"x\"}],\"psi\":1}]}",
                "{\"columns\":1,\"cells\":[{\"parts\":[{\"w\":\"!!\",\"rows\":1,\"layers\":\"all\",\"weight\":1}]}]}",
                "{\"columns\":-3,\"cells\":[{}]}"
            })
    void damageIsOneLine(String json) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> RecipeJson.read(json));
        assertTrue(e.getStackTrace()[0].getClassName().startsWith("org.stylegan4j."), e.toString());
        assertEquals(1, e.getMessage().lines().count());
    }
}
