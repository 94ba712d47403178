package org.stylegan4j.format.pickle;

/** Python's {@code None}. */
enum None {
    NONE
}
