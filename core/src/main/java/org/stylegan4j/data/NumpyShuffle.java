package org.stylegan4j.data;

/**
 * Permutations as NumPy's {@code RandomState(seed).shuffle} makes them, so that a subset or an order is the same as in the
 * reference: MT19937 (Matsumoto and Nishimura 1998), bounded by masks and rejection.
 */
final class NumpyShuffle {
    private static final int N = 624;
    private static final int M = 397;

    private final int[] state = new int[N];
    private int next = N;

    NumpyShuffle(int seed) {
        state[0] = seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The numbers 0..size-1 in random order. */
    int[] permutation(int size) {
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
        int value = draw() & mask;
        while (value > max) {
            value = draw() & mask;
        }
        return value;
    }

    private int draw() {
        if (next == N) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < N; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
            state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }
}
