package org.stylegan4j.metric;

import java.util.Arrays;
import java.util.Random;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * Points with three coordinates from 0 to 255, as pictures of one pixel.
 *
 * @param rgb the coordinates of one point after the other
 */
public record Points(String name, byte[] rgb) implements PictureSet {
    public static Points of(int... coordinates) {
        byte[] rgb = new byte[coordinates.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) coordinates[i];
        }
        return new Points("points", rgb);
    }

    /** {@code count} different points. */
    public static Points some(int count, int seed) {
        byte[] rgb = new byte[3 * count];
        new Random(seed).nextBytes(rgb);
        return new Points("points", rgb);
    }

    @Override
    public int size() {
        return rgb.length / 3;
    }

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public ImageSize extent() {
        return new ImageSize(1, 1);
    }

    @Override
    public Tensor batch(int first, int count) {
        byte[] part = Arrays.copyOfRange(rgb, 3 * first, 3 * (first + count));
        return Tensor.ofBytes(part, DType.UINT8, count, 3, 1, 1);
    }

    @Override
    public String hash() {
        return new Sha256().add(rgb).hex();
    }

    @Override
    public void close() {}
}
