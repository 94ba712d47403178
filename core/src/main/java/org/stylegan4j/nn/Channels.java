package org.stylegan4j.nn;

/**
 * How wide the blocks are: {@code min(base / resolution, max)} feature maps.
 *
 * @param base 32768 for the paper's large networks (config F), 16384 for the small ones (config E)
 * @param max 512 in the paper
 */
public record Channels(int base, int max) {
    public Channels {
        if (base < 1 || max < 1) {
            throw new IllegalArgumentException("channel base and max must be at least 1: " + base + ", " + max);
        }
    }

    /** The feature maps of the block at a resolution; at least 1. */
    public int at(int resolution) {
        return Math.max(1, Math.min(base / resolution, max));
    }
}
