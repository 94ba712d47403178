package org.stylegan4j.image;

import java.io.IOException;

/**
 * Crop, then resize: how any picture comes to the size of a dataset.
 *
 * @param size the size after resizing; with {@link Crop#CENTER_CROP_WIDE} the result is a square of its width
 */
public record Transform(Crop crop, Filter filter, ImageSize size) {
    public Transform {
        if (crop == Crop.CENTER_CROP_WIDE && size.height() > size.width()) {
            throw new IllegalArgumentException("center-crop-wide needs a width of at least the height: " + size);
        }
    }

    /** The transform to a square; wide crops keep a band of 4:3, as LSUN's cars are shown. */
    public static Transform square(Crop crop, Filter filter, int resolution) {
        int height = crop == Crop.CENTER_CROP_WIDE ? resolution * 3 / 4 : resolution;
        return new Transform(crop, filter, new ImageSize(resolution, height));
    }

    /**
     * Applies it.
     *
     * @throws IOException when the picture is too small for a wide crop, which the reference leaves out too
     */
    public Pixels apply(Pixels p) throws IOException {
        return switch (crop) {
            case NONE -> Resize.to(p, size, filter);
            case CENTER_CROP -> Resize.to(centre(p), size, filter);
            case CENTER_CROP_WIDE -> wide(p);
        };
    }

    private static Pixels centre(Pixels p) {
        int side = Math.min(p.width(), p.height());
        return cut(p, (p.width() - side) / 2, (p.height() - side) / 2, new ImageSize(side, side));
    }

    private Pixels wide(Pixels p) throws IOException {
        int rows = (int) Math.rint((double) size.width() * p.height() / p.width());
        if (p.width() < size.width() || rows < size.height()) {
            throw new IOException("too small for center-crop-wide to " + size + ": " + p.width() + "x" + p.height());
        }
        Pixels band = cut(p, 0, (p.height() - rows) / 2, new ImageSize(p.width(), rows));
        Pixels small = Resize.to(band, size, filter);
        int stride = size.width() * p.channels();
        byte[] canvas = new byte[size.width() * stride];
        int top = (size.width() - size.height()) / 2;
        System.arraycopy(small.data(), 0, canvas, top * stride, small.data().length);
        return new Pixels(size.width(), size.width(), p.channels(), canvas);
    }

    private static Pixels cut(Pixels p, int left, int top, ImageSize part) {
        if (part.width() == p.width() && part.height() == p.height()) {
            return p;
        }
        int c = p.channels();
        byte[] out = new byte[part.width() * part.height() * c];
        for (int y = 0; y < part.height(); y++) {
            int from = ((top + y) * p.width() + left) * c;
            System.arraycopy(p.data(), from, out, y * part.width() * c, part.width() * c);
        }
        return new Pixels(part.width(), part.height(), c, out);
    }
}
