package org.stylegan4j.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The parts of which PNG files and their animations consist (PNG specification, third edition, sections 5 and 11). */
final class PngChunks {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private static final int KIND_BYTES = 4;
    private static final byte EIGHT_BITS = 8;
    private static final byte GRAY = 0;
    private static final byte RGB = 2;

    private PngChunks() {}

    /** Length, kind, body and checksum. */
    static byte[] chunk(String kind, byte[] body) {
        byte[] name = kind.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(body);
        return ByteBuffer.allocate(Integer.BYTES + KIND_BYTES + body.length + Integer.BYTES)
                .putInt(body.length)
                .put(name)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    /** Signature and header of an 8-bit picture of 1 or 3 channels. */
    static void start(OutputStream out, int width, int height, int channels) throws IOException {
        out.write(SIGNATURE);
        out.write(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(EIGHT_BITS)
                        .put(channels == 1 ? GRAY : RGB)
                        .put(new byte[3]) // deflate, the five filters, not interlaced
                        .array()));
    }

    static void end(OutputStream out) throws IOException {
        out.write(chunk("IEND", new byte[0]));
    }
}
