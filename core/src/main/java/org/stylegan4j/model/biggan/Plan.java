package org.stylegan4j.model.biggan;

import java.util.List;
import java.util.Map;

/**
 * How wide the blocks of a resolution are, in multiples of the width (Brock et al. 2019, tables 4 to 9).
 *
 * @param generator before the first level and behind each; each level doubles the resolution from 4
 * @param discriminator behind each level
 * @param deep before the first level of the deep discriminator and behind each
 */
record Plan(List<Integer> generator, List<Integer> discriminator, List<Integer> deep) {
    /** Side of the generator's first feature maps. */
    static final int BOTTOM = 4;

    private static final int SMALLEST = 32;

    private static final Map<Integer, Plan> PLANS = Map.of(
            32, new Plan(List.of(4, 4, 4, 4), List.of(4, 4, 4, 4), List.of(4, 4, 4, 4)),
            64, new Plan(List.of(16, 16, 8, 4, 2), List.of(1, 2, 4, 8, 16), List.of(1, 2, 4, 8, 16)),
            128, new Plan(List.of(16, 16, 8, 4, 2, 1), List.of(1, 2, 4, 8, 16, 16), List.of(1, 2, 4, 8, 16, 16)),
            256,
                    new Plan(
                            List.of(16, 16, 8, 8, 4, 2, 1),
                            List.of(1, 2, 4, 8, 8, 16, 16),
                            List.of(1, 2, 4, 8, 8, 16, 16)),
            512,
                    new Plan(
                            List.of(16, 16, 8, 8, 4, 2, 1, 1),
                            List.of(1, 1, 2, 4, 8, 8, 16, 16),
                            List.of(1, 1, 2, 4, 8, 8, 16, 16)));

    static Plan of(int resolution, int imageChannels) {
        if (!PLANS.containsKey(resolution)) {
            throw new IllegalArgumentException("resolution must be 32, 64, 128, 256 or 512: " + resolution);
        }
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
        return PLANS.get(resolution);
    }

    /** How often the generator doubles the resolution. */
    int levels() {
        return generator.size() - 1;
    }

    /** Side of the generator's feature maps behind a level, counted from 0. */
    static int side(int level) {
        return BOTTOM << (level + 1);
    }

    /** Whether a level of the discriminator, counted from 0, halves the resolution. */
    static boolean halves(int level, int resolution) {
        return level < (resolution == SMALLEST ? 2 : Integer.numberOfTrailingZeros(resolution / BOTTOM));
    }

    /**
     * The side by which the author's program calls the discriminator's feature maps behind a level when it is told where to attend: their
     * side, but half of the image's at all levels of the smallest network.
     */
    static int name(int level, int resolution) {
        if (resolution == SMALLEST) {
            return SMALLEST / 2;
        }
        return Math.max(BOTTOM, resolution >> (level + 1));
    }
}
