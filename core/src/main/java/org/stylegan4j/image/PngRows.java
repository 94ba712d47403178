package org.stylegan4j.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Filters and compresses the rows of a picture. Each row takes the one filter of none, left and above whose bytes are smallest
 * in sum, which is the specification's advice. Closing ends the compressed stream, not the one below.
 */
final class PngRows implements AutoCloseable {
    private static final int NONE = 0;
    private static final int LEFT = 1;
    private static final int ABOVE = 2;

    private final int channels;
    private final Deflater deflater;
    private final DeflaterOutputStream out;
    /** Two of them, since the last row becomes the one above. */
    private byte[] row;

    private byte[] above;
    private final byte[] lessLeft;
    private final byte[] lessAbove;

    /** Rows of a picture, compressed at a level of zlib's. */
    PngRows(OutputStream below, int width, int channels, int level) {
        this.channels = channels;
        deflater = new Deflater(level);
        row = new byte[width * channels];
        above = new byte[row.length];
        lessLeft = new byte[row.length];
        lessAbove = new byte[row.length];
        out = new DeflaterOutputStream(below, deflater, 1 << 15);
    }

    /** A whole picture as one compressed block. */
    static byte[] compress(Pixels p, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(p.data().length / 2 + 1024);
        try (PngRows rows = new PngRows(bytes, p.width(), p.channels(), level)) {
            int stride = p.width() * p.channels();
            for (int y = 0; y < p.height(); y++) {
                rows.add(p.data(), y * stride);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /** The row that starts at {@code from}. */
    void add(byte[] data, int from) throws IOException {
        System.arraycopy(data, from, row, 0, row.length);
        filter();
        byte[] best = row;
        int filter = NONE;
        long least = sum(row);
        long left = sum(lessLeft);
        if (left < least) {
            best = lessLeft;
            filter = LEFT;
            least = left;
        }
        if (sum(lessAbove) < least) {
            best = lessAbove;
            filter = ABOVE;
        }
        out.write(filter);
        out.write(best);
        byte[] spare = above;
        above = row;
        row = spare;
    }

    private void filter() {
        System.arraycopy(row, 0, lessLeft, 0, channels);
        for (int i = channels; i < row.length; i++) {
            lessLeft[i] = (byte) (row[i] - row[i - channels]);
        }
        for (int i = 0; i < row.length; i++) {
            lessAbove[i] = (byte) (row[i] - above[i]);
        }
    }

    private static long sum(byte[] signed) {
        long sum = 0;
        for (byte b : signed) {
            sum += Math.abs(b);
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        out.finish();
        deflater.end();
    }
}
