package org.stylegan4j.bench;

import java.util.Arrays;
import org.stylegan4j.tensor.Scope;

/** Timing by the median. */
final class Clock {
    private Clock() {}

    /** Seconds of one run: the median of {@code runs} after one that does not count, each in its own frame. */
    static double median(int runs, Runnable work) {
        run(work);
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            seconds[i] = run(work);
        }
        Arrays.sort(seconds);
        return seconds[runs / 2];
    }

    private static double run(Runnable work) {
        long start = System.nanoTime();
        try (Scope scope = Scope.open()) {
            work.run();
        }
        return (System.nanoTime() - start) * 1e-9;
    }
}
