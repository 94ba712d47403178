package org.stylegan4j.format.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, one after the other, in small portions. */
final class PickleInput {
    private static final int PORTION = 8192;
    private static final int LONGEST_LINE = 256;

    private final Bytes source;
    private long start;
    private byte[] portion = {};
    private int at;

    PickleInput(Bytes source) {
        this.source = source;
    }

    /** Where the next byte lies. */
    long position() {
        return start + at;
    }

    int u1() throws IOException {
        if (at == portion.length) {
            start += portion.length;
            portion = source.read(start, (int) Math.min(PORTION, source.length() - start));
            at = 0;
        }
        if (portion.length == 0) {
            throw new EOFException("pickle is cut short at byte " + start);
        }
        return portion[at++] & 0xff;
    }

    int u2() throws IOException {
        return u1() | u1() << 8;
    }

    int i4() throws IOException {
        return u2() | u2() << 16;
    }

    long u4() throws IOException {
        return i4() & 0xffff_ffffL;
    }

    long i8() throws IOException {
        return u4() | u4() << 32;
    }

    /** A big-endian double. */
    double f8() throws IOException {
        return ByteBuffer.wrap(bytes(Double.BYTES)).order(ByteOrder.BIG_ENDIAN).getDouble();
    }

    /** A text that ends with a line feed. */
    String line() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        for (int n = 0; n < line.length; n++) {
            int c = u1();
            if (c == '\n') {
                return new String(line, 0, n, StandardCharsets.UTF_8);
            }
            line[n] = (byte) c;
        }
        throw new IOException("line of more than " + LONGEST_LINE + " characters in pickle");
    }

    /** A copy of the next few bytes. */
    byte[] bytes(long count) throws IOException {
        check(count);
        byte[] result = source.read(position(), (int) count);
        skip(count);
        return result;
    }

    /** The next bytes, passed over without being read. */
    Bytes slice(long count) throws IOException {
        check(count);
        Bytes result = source.slice(position(), count);
        skip(count);
        return result;
    }

    private void check(long count) throws IOException {
        if (count < 0 || count > source.length() - position()) {
            throw new EOFException(
                    "pickle is cut short: byte " + position() + " announces " + Long.toUnsignedString(count)
                            + " bytes, of which " + (source.length() - position()) + " are there");
        }
    }

    private void skip(long count) {
        if (count <= portion.length - at) {
            at += (int) count;
        } else {
            start = position() + count;
            portion = new byte[0];
            at = 0;
        }
    }
}
