package org.stylegan4j.metric.score;

import java.util.stream.IntStream;

/** The Wasserstein distance between equally many numbers: how far they must move in the mean, each to its rank's partner. */
final class SortedDistance {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private SortedDistance() {}

    /** The mean distance over rows of numbers; sorts them. */
    static double mean(float[][] a, float[][] b) {
        return IntStream.range(0, a.length)
                .parallel()
                .mapToDouble(i -> distance(a[i], b[i]))
                .sorted() // sums in an order that does not depend on threads
                .average()
                .orElseThrow();
    }

    private static double distance(float[] a, float[] b) {
        sort(a);
        sort(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((double) a[i] - b[i]);
        }
        return sum / a.length;
    }

    /** Sorts by three passes over digits of 11 bits, several times faster than comparing when there are millions. */
    static void sort(float[] values) {
        int n = values.length;
        int[] from = new int[n];
        for (int i = 0; i < n; i++) {
            int bits = Float.floatToRawIntBits(values[i]);
            from[i] = bits ^ ((bits >> 31) | Integer.MIN_VALUE); // grows with the number, as unsigned
        }
        int[] to = new int[n];
        for (int shift = 0; shift < Integer.SIZE; shift += DIGIT_BITS) {
            scatter(from, to, shift);
            int[] swapped = from;
            from = to;
            to = swapped;
        }
        for (int i = 0; i < n; i++) {
            int bits = from[i];
            values[i] = Float.intBitsToFloat(bits ^ (~(bits >> 31) | Integer.MIN_VALUE));
        }
    }

    private static void scatter(int[] from, int[] to, int shift) {
        int[] starts = new int[DIGITS + 1];
        for (int v : from) {
            starts[(v >>> shift & (DIGITS - 1)) + 1]++;
        }
        for (int d = 0; d < DIGITS; d++) {
            starts[d + 1] += starts[d];
        }
        for (int v : from) {
            to[starts[v >>> shift & (DIGITS - 1)]++] = v;
        }
    }
}
