package org.stylegan4j.latent;

import java.awt.image.BufferedImage;
import org.stylegan4j.image.PixelGrid;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.latent.recipe.Recipe;

/**
 * A drawn picture as the network made it.
 *
 * @param channels C, 1 or 3
 * @param resolution R
 * @param values [C, R, R], about [-1, 1]
 */
public record Picture(Recipe recipe, int channels, int resolution, float[] values) {
    /** From -1..1 to 0..255 as the official generators do: no rounding, so that the bytes are theirs. */
    private static final float SCALE = 127.5f;

    private static final float OFFSET = 128;

    /** In 8 bits: min(max(127.5 x + 128, 0), 255), cut to a whole number. */
    public Pixels pixels() {
        byte[] planar = new byte[values.length];
        for (int i = 0; i < planar.length; i++) {
            planar[i] = (byte) (int) Math.min(Math.max(values[i] * SCALE + OFFSET, 0), 255);
        }
        return PixelGrid.ofPlanar(planar, 0, channels, resolution);
    }

    /** {@link #pixels} for Java2D and ImageIO. */
    public BufferedImage image() {
        return pixels().image();
    }
}
