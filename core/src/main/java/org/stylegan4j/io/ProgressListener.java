package org.stylegan4j.io;

/** Hears how far a long work has come. Called on the thread that started the work, a few times a second and once at its end. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (done, total) -> {};

    /** {@code done} of {@code total} pictures are finished. */
    void progress(int done, int total);

    /** Decoded pictures go to a temporary file, since memory has no room for all. Called before the first of them. */
    default void spilling(Spill spill) {}
}
