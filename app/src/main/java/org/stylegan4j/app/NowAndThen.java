package org.stylegan4j.app;

import java.util.function.Consumer;

/** Tells how far something is, in a line when the last one, or the beginning, is some time ago. */
final class NowAndThen {
    static final long USUAL_MILLIS = 10_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Consumer<String> out;
    private final long nanos;
    private long last = System.nanoTime();

    NowAndThen(Consumer<String> out, long millis) {
        this.out = out;
        nanos = millis * NANOS_PER_MILLI;
    }

    void show(String stage, long done, long total) {
        long now = System.nanoTime();
        if (now - last >= nanos) {
            out.accept(stage + ": " + done + " of " + total);
            last = now;
        }
    }
}
