package org.stylegan4j.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes the stored samples out of a decoded image. {@link BufferedImage#getRGB} is avoided where it would convert between colour
 * spaces: for gray and 16-bit pictures it shifts values by up to 73 grey levels.
 */
final class SampleReader {
    /** What one row gives: {@code channels} colour samples per pixel and its opacity, all 0..255. */
    private interface Row {
        void read(int y, int[] colours, int[] alpha);
    }

    private final BufferedImage image;
    private final boolean ink;
    private final Background background;

    private SampleReader(BufferedImage image, boolean ink, Background background) {
        this.image = image;
        this.ink = ink;
        this.background = background;
    }

    /**
     * Takes the samples out.
     *
     * @param ink whether four samples are inks, whatever the image's colour model takes them for
     * @throws IOException when the samples are of a kind that pictures do not have, such as floats
     */
    static Pixels read(BufferedImage image, boolean ink, Background background) throws IOException {
        return new SampleReader(image, ink, background).read();
    }

    private Pixels read() throws IOException {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return palette(palette);
        }
        if (hasInk(model)) {
            return compose(3, false, inkRow());
        }
        if (hasPlainSamples(model)) {
            if (model.getTransferType() == DataBuffer.TYPE_BYTE && !model.hasAlpha()) {
                return stored(model.getNumComponents());
            }
            int colours = model.getNumColorComponents();
            return compose(colours, model.hasAlpha(), componentRow(colours, model.hasAlpha()));
        }
        if (model instanceof ComponentColorModel) {
            throw new IOException("unsupported samples: " + describe(model));
        }
        return compose(3, model.hasAlpha(), this::packedRow);
    }

    /** The common case: the samples are the picture. */
    private Pixels stored(int channels) {
        Raster raster = image.getRaster();
        Optional<Pixels> whole = interleaved(raster, channels);
        if (whole.isPresent()) {
            return whole.get();
        }
        byte[] row = new byte[image.getWidth() * channels];
        byte[] out = new byte[row.length * image.getHeight()];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getDataElements(0, y, image.getWidth(), 1, row);
            System.arraycopy(row, 0, out, y * row.length, row.length);
        }
        return new Pixels(image.getWidth(), image.getHeight(), channels, out);
    }

    /**
     * The samples of a raster that lie pixel by pixel in one array, as readers make them: {@link Raster#getDataElements} takes as long
     * for a picture as decoding it.
     */
    private static Optional<Pixels> interleaved(Raster raster, int channels) {
        boolean whole = raster.getParent() == null && raster.getMinX() == 0 && raster.getMinY() == 0;
        if (!whole
                || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel layout)
                || !(raster.getDataBuffer() instanceof DataBufferByte buffer)
                || buffer.getNumBanks() != 1
                || layout.getNumBands() != channels) {
            return Optional.empty();
        }
        byte[] in = buffer.getData();
        int step = layout.getPixelStride();
        int width = raster.getWidth();
        byte[] out = new byte[width * raster.getHeight() * channels];
        for (int c = 0; c < channels; c++) {
            int first = buffer.getOffset() + layout.getBandOffsets()[c];
            for (int y = 0, to = c; y < raster.getHeight(); y++) {
                int from = first + y * layout.getScanlineStride();
                for (int x = 0; x < width; x++, from += step, to += channels) {
                    out[to] = in[from];
                }
            }
        }
        return Optional.of(new Pixels(width, raster.getHeight(), channels, out));
    }

    private static String describe(ColorModel model) {
        return model.getNumComponents() + " of " + model.getComponentSize(0) + " bits, colour space "
                + model.getColorSpace().getType();
    }

    /** Four bands, CMYK, which TIFF files have. */
    private boolean hasInk(ColorModel model) {
        int type = model.getTransferType();
        return model instanceof ComponentColorModel
                && (ink || model.getColorSpace().getType() == ColorSpace.TYPE_CMYK)
                && model.getNumComponents() == 4
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
    }

    /** Each ink and black take their share of the light, without a profile, as Pillow has it. */
    private Row inkRow() {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        Object inks = samples(4 * width);
        return (y, c, a) -> {
            raster.getDataElements(0, y, width, 1, inks);
            for (int x = 0; x < width; x++) {
                int light = 255 - sample(inks, 4 * x + 3);
                for (int k = 0; k < 3; k++) {
                    c[3 * x + k] = ((255 - sample(inks, 4 * x + k)) * light + 127) / 255;
                }
                a[x] = 255;
            }
        };
    }

    private static boolean hasPlainSamples(ColorModel model) {
        int space = model.getColorSpace().getType();
        int type = model.getTransferType();
        return model instanceof ComponentColorModel
                && !model.isAlphaPremultiplied()
                && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
    }

    private Row componentRow(int colours, boolean alpha) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int bands = colours + (alpha ? 1 : 0);
        Object buffer = samples(width * raster.getNumBands());
        return (y, c, a) -> {
            raster.getDataElements(0, y, width, 1, buffer);
            for (int x = 0, s = 0; x < width; x++) {
                for (int k = 0; k < colours; k++) {
                    c[x * colours + k] = sample(buffer, s + k);
                }
                a[x] = alpha ? sample(buffer, s + colours) : 255;
                s += bands;
            }
        };
    }

    /** Room for samples of 8 or 16 bits. */
    private Object samples(int count) {
        boolean wide = image.getRaster().getTransferType() == DataBuffer.TYPE_USHORT;
        return wide ? new short[count] : new byte[count];
    }

    private static int sample(Object buffer, int i) {
        return buffer instanceof byte[] bytes ? bytes[i] & 255 : ((short[]) buffer)[i] >> 8 & 255;
    }

    /** Samples packed into one number per pixel: always sRGB in ImageIO. */
    private void packedRow(int y, int[] c, int[] a) {
        int[] rgb = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
        for (int x = 0; x < rgb.length; x++) {
            unpack(rgb[x], c, 3 * x);
            a[x] = rgb[x] >>> 24;
        }
    }

    private Pixels palette(IndexColorModel model) {
        int[] table = new int[model.getMapSize()];
        model.getRGBs(table);
        int colours = isGray(table) ? 1 : 3;
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int[] index = new int[width];
        return compose(colours, model.hasAlpha(), (y, c, a) -> {
            raster.getSamples(0, y, width, 1, 0, index);
            for (int x = 0; x < width; x++) {
                int argb = table[Math.min(index[x], table.length - 1)];
                a[x] = argb >>> 24;
                if (colours == 3) {
                    unpack(argb, c, 3 * x);
                } else {
                    c[x] = argb & 255;
                }
            }
        });
    }

    private static void unpack(int argb, int[] c, int at) {
        c[at] = argb >> 16 & 255;
        c[at + 1] = argb >> 8 & 255;
        c[at + 2] = argb & 255;
    }

    private static boolean isGray(int[] table) {
        for (int argb : table) {
            if ((argb >> 16 & 255) != (argb & 255) || (argb >> 8 & 255) != (argb & 255)) {
                return false;
            }
        }
        return true;
    }

    /** Lays each row over the background. Gray stays gray unless a coloured background shows through. */
    private Pixels compose(int colours, boolean alpha, Row row) {
        int width = image.getWidth();
        int height = image.getHeight();
        int channels = colours == 1 && (!alpha || background.isGray()) ? 1 : 3;
        int[] back = {background.red(), background.green(), background.blue()};
        int[] c = new int[width * colours];
        int[] a = new int[width];
        byte[] out = new byte[width * height * channels];
        int o = 0;
        for (int y = 0; y < height; y++) {
            row.read(y, c, a);
            for (int x = 0; x < width; x++) {
                for (int k = 0; k < channels; k++) {
                    out[o++] = (byte) over(c[colours == 1 ? x : 3 * x + k], a[x], back[k]);
                }
            }
        }
        return new Pixels(width, height, channels, out);
    }

    private static int over(int colour, int alpha, int back) {
        return alpha == 255 ? colour : (colour * alpha + back * (255 - alpha) + 127) / 255;
    }
}
