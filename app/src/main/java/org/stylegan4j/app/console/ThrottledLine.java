package org.stylegan4j.app.console;

import java.util.function.Consumer;

/** Tells how far something is, in a line when the last one, or the beginning of the stage, is some time ago. */
final class ThrottledLine {
    static final long USUAL_MILLIS = 10_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Consumer<String> out;
    private final long nanos;
    private String stage = "";
    private long last;

    ThrottledLine(Consumer<String> out, long millis) {
        this.out = out;
        nanos = millis * NANOS_PER_MILLI;
    }

    void show(String name, long done, long total) {
        long now = System.nanoTime();
        if (!name.equals(stage)) {
            stage = name;
            last = now;
        }
        if (now - last >= nanos) {
            out.accept(name + ": " + done + " of " + total);
            last = now;
        }
    }
}
