package org.stylegan4j.model.resnet;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How wide the blocks of a resolution are, in shares of the full width.
 *
 * @param bottom side of the generator's first feature maps
 * @param generator shares before the first block and behind each, from 1 down; each block doubles the resolution
 * @param discriminator shares behind each block
 * @param halvings so many of the discriminator's blocks halve the resolution, the first ones
 */
record Plan(int bottom, List<Integer> generator, List<Integer> discriminator, int halvings) {
    private static final Map<Integer, Plan> PLANS = Map.of(
            32, new Plan(4, List.of(1, 1, 1, 1), List.of(1, 1, 1, 1), 2),
            48, new Plan(6, List.of(1, 2, 4, 8), List.of(16, 8, 4, 2, 1), 4),
            64, new Plan(4, List.of(1, 2, 4, 8, 16), List.of(16, 8, 4, 2, 1), 5),
            128, new Plan(4, List.of(1, 1, 2, 4, 8, 16), List.of(16, 8, 4, 2, 1, 1), 5));

    static Plan of(int resolution, int imageChannels) {
        if (!PLANS.containsKey(resolution)) {
            throw new IllegalArgumentException("resolution must be 32, 48, 64 or 128: " + resolution);
        }
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
        return PLANS.get(resolution);
    }

    /** Refuses a width of which some block would not get a whole share. */
    static void checkWidth(int width, List<Integer> shares) {
        int most = Collections.max(shares);
        if (width < most || width % most != 0) {
            throw new IllegalArgumentException("width must be a multiple of " + most + ": " + width);
        }
    }

    /** The share of the generator's feature maps of a side behind a block. */
    int generatorShare(int side) {
        for (int i = 1; i < generator.size(); i++) {
            if (bottom << i == side) {
                return generator.get(i);
            }
        }
        throw new IllegalArgumentException("no feature maps of this size to attend to: " + side);
    }

    /** The share of the discriminator's feature maps of a side, behind the block that halves to it. */
    int discriminatorShare(int side) {
        int resolution = bottom << (generator.size() - 1);
        for (int i = 0; i < halvings; i++) {
            if (resolution >> (i + 1) == side) {
                return discriminator.get(i);
            }
        }
        throw new IllegalArgumentException("no feature maps of this size to attend to: " + side);
    }
}
