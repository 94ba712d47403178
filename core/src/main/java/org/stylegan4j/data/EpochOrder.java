package org.stylegan4j.data;

import org.stylegan4j.numpy.NumpyShuffle;

/**
 * The order in which an endless walk meets the pictures: each epoch a permutation of its own, so that every picture comes once
 * per epoch. A pure function of seed and position, which is all that a resumed run needs to know. Not for several threads.
 */
final class EpochOrder {
    private final int size;
    private final long seed;
    private long epoch;
    private int[] permutation;

    EpochOrder(int size, long seed) {
        this.size = size;
        this.seed = seed;
        permutation = new NumpyShuffle(seedOf(0)).permutation(size);
    }

    /** Which picture comes after {@code position} others were shown. The first epoch is NumPy's shuffle by the seed itself. */
    int at(long position) {
        long wanted = position / size;
        if (wanted != epoch) {
            permutation = new NumpyShuffle(seedOf(wanted)).permutation(size);
            epoch = wanted;
        }
        return permutation[(int) (position % size)];
    }

    /** Spread by the golden ratio, so that the epochs of neighbouring seeds are unlike. */
    private int seedOf(long of) {
        return (int) seed + ((int) of + (int) (seed >>> 32)) * 0x9e3779b9;
    }
}
