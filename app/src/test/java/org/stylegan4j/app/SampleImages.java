package org.stylegan4j.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;

/** Writes small pictures for tests. */
public final class SampleImages {
    private SampleImages() {}

    /** {@code count} pictures of noise in two class folders; returns {@code folder}. */
    public static Path write(Path folder, int count, int side, int channels) throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            byte[] data = new byte[side * side * channels];
            random.nextBytes(data);
            Path file = folder.resolve(i % 2 == 0 ? "cat" : "dog").resolve("img" + i + ".png");
            Png.write(file, new Pixels(side, side, channels, data), Map.of());
        }
        return folder;
    }
}
