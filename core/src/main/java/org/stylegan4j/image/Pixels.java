package org.stylegan4j.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

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

    /** For Java2D and ImageIO; shares the bytes. */
    public BufferedImage image() {
        int[] bands = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(data, data.length), width, height, width * channels, channels, bands, null);
        ColorSpace space = ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model =
                new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }

    /** The same picture with gray repeated in {@code wanted} channels; this one when it has as many already. */
    public Pixels withChannels(int wanted) {
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

    /** The brightness alone, by ITU-R BT.601 in 16-bit fixed point as Pillow computes it; this one when it is gray already. */
    public Pixels gray() {
        if (channels == 1) {
            return this;
        }
        byte[] out = new byte[width * height];
        for (int i = 0; i < out.length; i++) {
            int r = data[3 * i] & 255;
            int g = data[3 * i + 1] & 255;
            int b = data[3 * i + 2] & 255;
            out[i] = (byte) ((r * 19595 + g * 38470 + b * 7471 + (1 << 15)) >> 16);
        }
        return new Pixels(width, height, 1, out);
    }
}
