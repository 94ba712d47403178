package org.stylegan4j.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * Writes a PNG file row by row, so that a picture may be larger than memory. Closing ends the file, not the stream below.
 */
public final class PngWriter implements AutoCloseable {
    private final OutputStream out;
    private final Blocks blocks;
    private final PngRows rows;
    private final int stride;
    private final int height;
    private int written;

    /**
     * Starts a file.
     *
     * @param size of the whole picture
     * @param channels 1 or 3
     * @param texts as in {@link Png#write}
     */
    public PngWriter(OutputStream out, ImageSize size, int channels, Map<String, String> texts) throws IOException {
        this.out = out;
        stride = size.width() * channels;
        height = size.height();
        PngChunks.start(out, size.width(), height, channels);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            out.write(Png.textChunk(text.getKey(), text.getValue()));
        }
        blocks = new Blocks(out);
        rows = new PngRows(blocks, size.width(), channels, Deflater.DEFAULT_COMPRESSION);
    }

    /** Adds as many rows as {@code band} has, which is as wide as the whole. */
    public void add(Pixels band) throws IOException {
        if (band.width() * band.channels() != stride || written + band.height() > height) {
            throw new IllegalArgumentException("expected rows of " + stride + " bytes, at most " + (height - written)
                    + " of them, but was " + band.width() + "x" + band.height() + "x" + band.channels());
        }
        for (int y = 0; y < band.height(); y++) {
            rows.add(band.data(), y * stride);
        }
        written += band.height();
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        rows.close();
        blocks.flushBlock();
        PngChunks.end(out);
    }

    /** Packs the compressed stream into data chunks. */
    private static final class Blocks extends OutputStream {
        private static final int MOST = 1 << 18;

        private final OutputStream out;
        private final byte[] block = new byte[MOST];
        private int length;

        Blocks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            if (length == MOST) {
                flushBlock();
            }
            block[length++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            for (int done = 0; done < count; ) {
                if (length == MOST) {
                    flushBlock();
                }
                int n = Math.min(count - done, MOST - length);
                System.arraycopy(bytes, from + done, block, length, n);
                length += n;
                done += n;
            }
        }

        void flushBlock() throws IOException {
            if (length > 0) {
                out.write(PngChunks.chunk("IDAT", Arrays.copyOf(block, length)));
                length = 0;
            }
        }
    }
}
