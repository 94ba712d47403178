package org.stylegan4j.data;

/**
 * An 8-bit picture: rows from the top, pixels from the left, channels interleaved (H W C).
 *
 * @param channels 1 for gray, 3 for RGB
 * @param data width * height * channels unsigned bytes; shared, not copied
 */
public record Pixels(int width, int height, int channels, byte[] data) {
    public Pixels {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("empty picture: " + width + "x" + height);
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("expected 1 or 3 channels but was " + channels);
        }
        if (data.length != (long) width * height * channels) {
            throw new IllegalArgumentException(
                    "expected " + (long) width * height * channels + " bytes but was " + data.length);
        }
    }

    /** The same picture with gray repeated in {@code wanted} channels; this one when it has as many already. */
    Pixels withChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        if (channels != 1) {
            throw new IllegalArgumentException("expected a gray picture but was " + channels + " channels");
        }
        byte[] out = new byte[data.length * wanted];
        for (int i = 0; i < out.length; i++) {
            out[i] = data[i / wanted];
        }
        return new Pixels(width, height, wanted, out);
    }
}
