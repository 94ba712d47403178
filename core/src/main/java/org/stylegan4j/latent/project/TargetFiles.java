package org.stylegan4j.latent.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.Crop;
import org.stylegan4j.image.Filter;
import org.stylegan4j.image.ImageDecoder;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Transform;

/** Reads pictures as a network would have made them: the largest centred square, resized as in the official projector. */
public final class TargetFiles {
    private TargetFiles() {}

    /**
     * A picture of {@code side} x {@code side} pixels with 1 or 3 channels.
     *
     * @throws IOException with one line that names the file when it is missing or no image
     */
    public static Pixels read(Path file, int side, int channels) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            Pixels p = new ImageDecoder(Background.WHITE).decode(bytes);
            Pixels square = new Transform(Crop.CENTER_CROP, Filter.LANCZOS, new ImageSize(side, side)).apply(p);
            return channels == 1 ? square.gray() : square.withChannels(channels);
        } catch (IOException e) {
            throw new IOException("cannot project " + file + ": " + e.getMessage(), e);
        }
    }
}
