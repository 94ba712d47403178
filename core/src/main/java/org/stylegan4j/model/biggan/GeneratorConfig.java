package org.stylegan4j.model.biggan;

/**
 * The shape of a generator.
 *
 * @param zDim Z, length of the latents
 * @param labelDim F, how many classes there are; 0 for none, which counts as one
 * @param resolution R of the images: 32, 64, 128, 256 or 512
 * @param imageChannels C, 1 or 3
 * @param width the multiplier ch: 96 in the paper, 128 in BigGAN-deep
 * @param sharedDim S, length of the class embedding from which all gains come; 0 for tables of gains in each layer
 * @param hierarchical whether each level has a part of the latent of its own; BigGAN-deep takes the whole everywhere
 * @param depth blocks for each resolution of BigGAN-deep, 2 in the paper; 0 for BigGAN
 * @param attention side of the feature maps that attend to themselves; 0 for none
 */
public record GeneratorConfig(
        int zDim,
        int labelDim,
        int resolution,
        int imageChannels,
        int width,
        int sharedDim,
        boolean hierarchical,
        int depth,
        int attention,
        Style style) {
    public GeneratorConfig {
        Plan plan = Plan.of(resolution, imageChannels);
        if (zDim < 1 || labelDim < 0 || width < 1 || sharedDim < 0 || depth < 0) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", labels " + labelDim + ", width " + width
                    + ", shared " + sharedDim + ", depth " + depth);
        }
        int slots = plan.levels() + 1;
        if (hierarchical && depth == 0 && zDim % slots != 0) {
            throw new IllegalArgumentException(
                    "hierarchical latents must split into " + slots + " equal parts: " + zDim);
        }
        if ((hierarchical || depth > 0) && sharedDim == 0) {
            throw new IllegalArgumentException("parts of the latent in every level need a shared embedding");
        }
        if (attention != 0
                && (attention <= Plan.BOTTOM || attention > resolution || Integer.bitCount(attention) != 1)) {
            throw new IllegalArgumentException("no feature maps of this size to attend to: " + attention);
        }
    }

    /** BigGAN's at a width: shared embedding of 128, hierarchical latents. */
    public static GeneratorConfig biggan(int zDim, int labelDim, int resolution, int width, int attention) {
        return new GeneratorConfig(zDim, labelDim, resolution, 3, width, 128, true, 0, attention, Style.BIGGAN);
    }

    /** BigGAN-deep's at a width: shared embedding of 128, two blocks for each resolution. */
    public static GeneratorConfig deep(int zDim, int labelDim, int resolution, int width, int attention) {
        return new GeneratorConfig(zDim, labelDim, resolution, 3, width, 128, true, 2, attention, Style.BIGGAN);
    }

    Plan plan() {
        return Plan.of(resolution, imageChannels);
    }

    /** F, at least 1. */
    int classes() {
        return Math.max(1, labelDim);
    }

    boolean isDeep() {
        return depth > 0;
    }

    /** Length of the part of a latent that the first layer and each level get. */
    int part() {
        return hierarchical && !isDeep() ? zDim / (plan().levels() + 1) : zDim;
    }

    /** Length of what the batch norms of a block are told: classes, embedding, or embedding and latent. */
    int condition() {
        if (sharedDim == 0) {
            return classes();
        }
        return hierarchical || isDeep() ? sharedDim + part() : sharedDim;
    }
}
