package org.stylegan4j.model.progan;

/** The resolutions of a network: 4, 8, ..., R, and what their layers are called. */
final class Levels {
    /** The first level of every network. */
    static final int FIRST = 4;

    private static final int SMALLEST = 8;
    private static final int LARGEST = 1024;

    private Levels() {}

    static void checkResolution(int resolution) {
        if (resolution < SMALLEST || resolution > LARGEST || Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException("resolution must be a power of two from 8 to 1024: " + resolution);
        }
    }

    /** The path of a level's block: {@code 16x16}. */
    static String block(int level) {
        return level + "x" + level;
    }

    /** The path of a level's image layer, numbered by level of detail: {@code ToRGB_lod0} at full resolution. */
    static String image(String name, int level, int fullResolution) {
        return name + "_lod" + Integer.numberOfTrailingZeros(fullResolution / level);
    }

    /** Where a level comes in a list that starts with 4x4. */
    static int index(int level) {
        return Integer.numberOfTrailingZeros(level / FIRST);
    }
}
