package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.data.Background;
import org.stylegan4j.data.ImageDecoder;
import org.stylegan4j.data.Pixels;
import org.stylegan4j.data.ProgressListener;
import org.stylegan4j.tensor.NoLeaks;

/** Seeds against pictures that src/test/python/seed_pictures.py drew on the same weights (torch 1.13.1, NumPy's seeds). */
@ExtendWith(NoLeaks.class)
class SeedPicturesTest {
    /** Pixels are cut, not rounded: where float32 differs in its last bits, a grey level may. */
    private static final int TOLERANCE = 1;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stylegan2_32",
                "stylegan2_16_conditional",
                "stylegan2_16_resnet_skip",
                "stylegan2_16_orig",
                "stylegan2_16_clamped_gray"
            })
    void seedMeansThePictureThatItMeansInPython(String name) throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        for (double psi : new double[] {1, 0.7, -0.5}) {
            for (long seed : new long[] {0, 85, 600}) {
                recipes.add(Recipe.seed(seed).truncated(psi).withLabel("3"));
            }
        }
        Path file = folder.resolve("sheet.png");
        try (Network network = Network.load(FixtureNetworks.write(name, folder.resolve("net.safetensors")))) {
            SheetFile.write(network, Sheet.of(3, recipes), file, ProgressListener.NONE);
        }
        Pixels expected;
        try (InputStream in = SeedPicturesTest.class.getResourceAsStream("/latent/seeds_" + name + ".png")) {
            expected = decoded(in.readAllBytes());
        }
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

    private static Pixels decoded(byte[] png) throws IOException {
        return new ImageDecoder(Background.WHITE).decode(png);
    }
}
