package org.stylegan4j.model.biggan;

/**
 * The shape of a discriminator.
 *
 * @param labelDim F, how many classes there are; 0 for none, which counts as one
 * @param resolution R of the images: 32, 64, 128, 256 or 512
 * @param imageChannels C, 1 or 3
 * @param width the multiplier ch: 96 in the paper, 128 in BigGAN-deep
 * @param wide whether blocks widen in their first convolution, as BigGAN's do, or in their second
 * @param depth blocks for each resolution of BigGAN-deep, 2 in the paper; 0 for BigGAN
 * @param attention side of the feature maps that attend to themselves; 0 for none. At 32, as in the author's program, 16 means all
 */
public record DiscriminatorConfig(
        int labelDim,
        int resolution,
        int imageChannels,
        int width,
        boolean wide,
        int depth,
        int attention,
        Style style) {
    public DiscriminatorConfig {
        Plan plan = Plan.of(resolution, imageChannels);
        if (labelDim < 0 || width < 1 || depth < 0) {
            throw new IllegalArgumentException(
                    "bad sizes: labels " + labelDim + ", width " + width + ", depth " + depth);
        }
        boolean found = attention == 0;
        for (int i = 0; i < plan.discriminator().size(); i++) {
            found |= Plan.name(i, resolution) == attention;
        }
        if (!found) {
            throw new IllegalArgumentException("no feature maps of this size to attend to: " + attention);
        }
    }

    /** BigGAN's at a width. */
    public static DiscriminatorConfig biggan(int labelDim, int resolution, int width, int attention) {
        return new DiscriminatorConfig(labelDim, resolution, 3, width, true, 0, attention, Style.BIGGAN);
    }

    /** BigGAN-deep's at a width. */
    public static DiscriminatorConfig deep(int labelDim, int resolution, int width, int attention) {
        return new DiscriminatorConfig(labelDim, resolution, 3, width, true, 2, attention, Style.BIGGAN);
    }

    Plan plan() {
        return Plan.of(resolution, imageChannels);
    }

    /** F, at least 1. */
    int classes() {
        return Math.max(1, labelDim);
    }
}
