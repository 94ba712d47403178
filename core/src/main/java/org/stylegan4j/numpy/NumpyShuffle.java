package org.stylegan4j.numpy;

/**
 * Permutations as NumPy's {@code RandomState(seed).shuffle} makes them, so that a subset or an order is the same as in the
 * reference: MT19937, bounded by masks and rejection.
 */
public final class NumpyShuffle {
    private final MersenneTwister bits;

    /** A stream that starts at the seed. */
    public NumpyShuffle(int seed) {
        bits = new MersenneTwister(seed);
    }

    /** The numbers 0..size-1 in random order. */
    public int[] permutation(int size) {
        int[] p = new int[size];
        for (int i = 0; i < size; i++) {
            p[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            int j = upTo(i);
            int swapped = p[i];
            p[i] = p[j];
            p[j] = swapped;
        }
        return p;
    }

    private int upTo(int max) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value = bits.next() & mask;
        while (value > max) {
            value = bits.next() & mask;
        }
        return value;
    }
}
