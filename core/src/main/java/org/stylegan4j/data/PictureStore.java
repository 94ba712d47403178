package org.stylegan4j.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.stylegan4j.io.Spill;

/** Decoded pictures, each one block of bytes of the same length. Safe from several threads; closing gives the room back. */
interface PictureStore extends Closeable {
    /** Whether a picture was put. */
    boolean has(int index);

    /** Keeps one picture; its bytes are not to be changed afterwards. */
    void put(int index, byte[] picture) throws IOException;

    /** Copies one picture that was put. */
    void copy(int index, byte[] to, int offset);

    /**
     * In memory, or in a temporary file.
     *
     * @param indices how many indices there may be
     * @param length bytes of one picture
     * @throws IOException with one line when the file cannot be made, or would have no room
     */
    static PictureStore of(int indices, int length, Optional<Spill> spill) throws IOException {
        if (spill.isEmpty()) {
            return new Memory(indices);
        }
        spill.get().check();
        return MappedStore.create(spill.get().folder(), indices, length);
    }

    /** One array per picture, so that a drawn-on-demand set takes only what was drawn. */
    final class Memory implements PictureStore {
        private final AtomicReferenceArray<byte[]> pictures;

        Memory(int count) {
            pictures = new AtomicReferenceArray<>(count);
        }

        @Override
        public boolean has(int index) {
            return pictures.get(index) != null;
        }

        @Override
        public void put(int index, byte[] picture) {
            pictures.set(index, picture);
        }

        @Override
        public void copy(int index, byte[] to, int offset) {
            byte[] picture = pictures.get(index);
            System.arraycopy(picture, 0, to, offset, picture.length);
        }

        @Override
        public void close() {}
    }
}
