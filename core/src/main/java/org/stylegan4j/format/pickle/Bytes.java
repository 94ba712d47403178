package org.stylegan4j.format.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Objects;

/** A stretch of bytes that takes no memory until it is read. */
interface Bytes {
    /** How many there are. */
    long length();

    /** A copy of {@code count} of them; the stretch must hold them. */
    byte[] read(long start, int count) throws IOException;

    /** A part of them; the stretch must hold it. */
    default Bytes slice(long start, long length) {
        Objects.checkFromIndexSize(start, length, length());
        Bytes whole = this;
        return new Bytes() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public byte[] read(long at, int count) throws IOException {
                Objects.checkFromIndexSize(at, count, length);
                return whole.read(start + at, count);
            }

            @Override
            public Bytes slice(long at, long part) {
                Objects.checkFromIndexSize(at, part, length);
                return whole.slice(start + at, part);
            }
        };
    }

    /** Those of an array, which is not copied. */
    static Bytes of(byte[] array) {
        return new Bytes() {
            @Override
            public long length() {
                return array.length;
            }

            @Override
            public byte[] read(long start, int count) {
                return Arrays.copyOfRange(array, (int) start, (int) start + count);
            }
        };
    }

    /** Those of a file, which must stay open. */
    static Bytes of(FileChannel file) throws IOException {
        long length = file.size();
        return new Bytes() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public byte[] read(long start, int count) throws IOException {
                ByteBuffer buffer = ByteBuffer.allocate(count);
                while (buffer.hasRemaining()) {
                    if (file.read(buffer, start + buffer.position()) < 0) {
                        throw new EOFException("file became shorter while it was read");
                    }
                }
                return buffer.array();
            }
        };
    }
}
