package org.stylegan4j.latent.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.latent.direction.SideEffects.Effect;
import org.stylegan4j.latent.recipe.Layers;

class EffectTableTest {
    @TempDir
    Path folder;

    private static Direction direction(String name) {
        return new Direction(name, new float[] {1}, Layers.ALL, "");
    }

    @Test
    void countsDirectionsThatDoWhatTheyAreNamedFor() throws IOException {
        Map<Direction, List<Effect>> effects = new LinkedHashMap<>();
        effects.put(direction("smile"), List.of(new Effect("smile", 2), new Effect("hat", -0.25)));
        effects.put(direction("hat"), List.of(new Effect("smile", -1.5), new Effect("hat", 1)));
        effects.put(direction("pca0"), List.of(new Effect("hat", 3), new Effect("smile", 0)));
        EffectTable table = EffectTable.of(effects);
        assertEquals(1, table.leading());
        Path csv = folder.resolve("new/effects.csv");
        table.write(csv);
        assertEquals(
                "direction,hat,smile\nsmile,-0.250,2.000\nhat,1.000,-1.500\npca0,3.000,0.000\n", Files.readString(csv));
    }
}
