package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.ImageDecoder;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.latent.figure.SheetFile;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.tensor.Fixtures.Fixture;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.TensorFile;

/** Seeds against pictures that src/test/python/golden.py had the reference draw on the same weights (NumPy's seeds). */
@ExtendWith(NoLeaks.class)
class SeedPicturesTest {
    /** Pixels are cut, not rounded: where float32 differs in its last bits, a grey level may. */
    private static final int TOLERANCE = 1;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#pictured")
    void seedMeansThePictureThatItMeansInPython(Fixture fixture) throws IOException {
        Path file = folder.resolve("sheet.png");
        try (Network network = network(fixture)) {
            String label = Integer.toString(Math.min(3, network.labelDim() - 1));
            List<Recipe> recipes = new ArrayList<>();
            for (double psi : new double[] {1, 0.7, -0.5}) {
                for (long seed : new long[] {0, 85, 600}) {
                    Recipe recipe = Recipe.seed(seed).truncated(psi);
                    recipes.add(network.labelDim() > 0 ? recipe.withLabel(label) : recipe);
                }
            }
            SheetFile.write(network, Sheet.of(3, recipes), file, ProgressListener.NONE);
        }
        Pixels expected = decoded(Files.readAllBytes(fixture.file(".png")));
        Pixels actual = decoded(Files.readAllBytes(file));
        assertEquals(expected.width(), actual.width());
        assertEquals(expected.data().length, actual.data().length);
        int different = 0;
        for (int i = 0; i < expected.data().length; i++) {
            int distance = Math.abs((expected.data()[i] & 255) - (actual.data()[i] & 255));
            assertTrue(distance <= TOLERANCE, "byte " + i + " differs by " + distance);
            different += distance;
        }
        assertTrue(different < expected.data().length / 100, different + " bytes differ");
    }

    private Network network(Fixture fixture) throws IOException {
        try (TensorFile weights = fixture.read()) {
            return Network.load(FixtureNetworks.write(weights, folder.resolve("net.safetensors")));
        }
    }

    private static Pixels decoded(byte[] png) throws IOException {
        return new ImageDecoder(Background.WHITE).decode(png);
    }
}
