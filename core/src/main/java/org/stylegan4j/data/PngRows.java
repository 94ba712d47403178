package org.stylegan4j.data;

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
    private final Deflater deflater = new Deflater();
    private final DeflaterOutputStream out;
    private byte[] above;

    PngRows(OutputStream below, int width, int channels) {
        this.channels = channels;
        above = new byte[width * channels];
        out = new DeflaterOutputStream(below, deflater, 1 << 15);
    }

    /** A whole picture as one compressed block. */
    static byte[] compress(Pixels p) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PngRows rows = new PngRows(bytes, p.width(), p.channels())) {
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
        byte[] row = new byte[above.length];
        System.arraycopy(data, from, row, 0, row.length);
        byte[] best = row;
        int filter = NONE;
        for (int f : new int[] {LEFT, ABOVE}) {
            byte[] filtered = filtered(row, f);
            if (sum(filtered) < sum(best)) {
                best = filtered;
                filter = f;
            }
        }
        out.write(filter);
        out.write(best);
        above = row;
    }

    private byte[] filtered(byte[] row, int filter) {
        byte[] result = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            byte left = i < channels ? 0 : row[i - channels];
            result[i] = (byte) (row[i] - (filter == LEFT ? left : above[i]));
        }
        return result;
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
