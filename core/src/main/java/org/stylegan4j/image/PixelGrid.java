package org.stylegan4j.image;

import java.util.List;

/** Lays pictures of one size side by side. */
public final class PixelGrid {
    private PixelGrid() {}

    /**
     * Fills rows of {@code columns} pictures from the top left; places left over are black.
     *
     * @throws IllegalArgumentException when there is no picture, or they differ in size or channels
     */
    public static Pixels of(List<Pixels> pictures, int columns) {
        if (pictures.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(
                    "empty grid: " + pictures.size() + " pictures in " + columns + " columns");
        }
        Pixels first = pictures.get(0);
        int rows = (pictures.size() + columns - 1) / columns;
        int stride = first.width() * first.channels();
        byte[] out = new byte[Math.multiplyExact(stride * columns, first.height() * rows)];
        for (int i = 0; i < pictures.size(); i++) {
            Pixels p = pictures.get(i);
            if (p.width() != first.width() || p.height() != first.height() || p.channels() != first.channels()) {
                throw new IllegalArgumentException("expected a picture of " + size(first) + " but was " + size(p));
            }
            for (int y = 0; y < p.height(); y++) {
                int row = i / columns * p.height() + y;
                System.arraycopy(p.data(), y * stride, out, (row * columns + i % columns) * stride, stride);
            }
        }
        return new Pixels(first.width() * columns, first.height() * rows, first.channels(), out);
    }

    /** Every pixel repeated {@code times} times in both directions. */
    public static Pixels enlarged(Pixels p, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("scale must be at least 1: " + times);
        }
        int c = p.channels();
        int width = p.width() * times;
        byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(width, p.height() * times), c)];
        for (int i = 0; i < out.length; i++) {
            int x = i / c % width / times;
            int y = i / c / width / times;
            out[i] = p.data()[(y * p.width() + x) * c + i % c];
        }
        return new Pixels(width, p.height() * times, c, out);
    }

    /** One square picture out of planar bytes [C, side, side] that start at {@code offset}. */
    public static Pixels ofPlanar(byte[] chw, int offset, int channels, int side) {
        int plane = side * side;
        byte[] out = new byte[channels * plane];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < plane; i++) {
                out[i * channels + c] = chw[offset + c * plane + i];
            }
        }
        return new Pixels(side, side, channels, out);
    }

    private static String size(Pixels p) {
        return p.width() + "x" + p.height() + "x" + p.channels();
    }
}
