package org.stylegan4j.format.pickle;

import java.io.IOException;

/**
 * What reading a file may still cost, all its nested pickles together. The largest published network takes 30,000 operations and half
 * a million characters; without limits a small file could fill the memory.
 */
final class Budget {
    private static final int OPERATIONS = 1_000_000;
    private static final int CHARACTERS = 32_000_000;

    private int operations = OPERATIONS;
    private int characters = CHARACTERS;

    /** One step of a pickle. */
    void operation() throws IOException {
        if (--operations < 0) {
            throw new IOException("more than " + OPERATIONS + " pickle operations");
        }
    }

    /** A text of so many bytes. */
    void text(long bytes) throws IOException {
        if (bytes > characters) {
            throw new IOException("more than " + CHARACTERS + " characters of text in pickle");
        }
        characters -= (int) bytes;
    }
}
