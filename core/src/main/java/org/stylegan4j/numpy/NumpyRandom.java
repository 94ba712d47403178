package org.stylegan4j.numpy;

/**
 * Normal numbers as NumPy's {@code RandomState(seed).randn} draws them, so that a seed means the same latent as in the official
 * tools: MT19937 and the polar method (Marsaglia and Bray 1964). Equal after rounding to float32; before that the last bit
 * depends on the platform's logarithm, NumPy's as well as Java's.
 */
public final class NumpyRandom {
    /** The largest seed that NumPy takes, 2^32 - 1. */
    public static final long MAX_SEED = 0xffff_ffffL;

    private static final double TWO_26 = 1 << 26;
    private static final double TWO_53 = 1L << 53;

    private final MersenneTwister bits;
    private double spare;
    private boolean hasSpare;

    /**
     * A stream that starts at a seed.
     *
     * @throws IllegalArgumentException when it is not from 0 to 2^32 - 1
     */
    public NumpyRandom(long seed) {
        bits = new MersenneTwister((int) checked(seed));
    }

    /** Returns a seed that NumPy takes. */
    public static long checked(long seed) {
        if (seed < 0 || seed > MAX_SEED) {
            throw new IllegalArgumentException("seed must be from 0 to " + MAX_SEED + ": " + seed);
        }
        return seed;
    }

    /** The next n standard normal numbers. */
    public double[] normal(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = normal();
        }
        return values;
    }

    /** Pairs are made at once; NumPy gives the second of a pair first. */
    private double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double a = 2 * uniform() - 1;
        double b = 2 * uniform() - 1;
        double r2 = a * a + b * b;
        while (r2 >= 1 || r2 == 0) {
            a = 2 * uniform() - 1;
            b = 2 * uniform() - 1;
            r2 = a * a + b * b;
        }
        double f = Math.sqrt(-2 * Math.log(r2) / r2);
        spare = f * a;
        hasSpare = true;
        return f * b;
    }

    /** 53 random bits in [0, 1). */
    private double uniform() {
        int high = bits.next() >>> 5;
        int low = bits.next() >>> 6;
        return (high * TWO_26 + low) / TWO_53;
    }
}
