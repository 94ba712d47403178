package org.stylegan4j.model.stylegan2;

/** Checks and arithmetic on resolutions. */
final class Shapes {
    private static final int SMALLEST = 8;
    private static final int LARGEST = 1024;

    private Shapes() {}

    static void checkResolution(int resolution) {
        if (resolution < SMALLEST || resolution > LARGEST || Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException("resolution must be a power of two from 8 to 1024: " + resolution);
        }
    }

    static void checkChannels(int channels) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + channels);
        }
    }

    static int log2(int powerOfTwo) {
        return Integer.numberOfTrailingZeros(powerOfTwo);
    }
}
