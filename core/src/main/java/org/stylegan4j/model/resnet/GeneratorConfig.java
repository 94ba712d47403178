package org.stylegan4j.model.resnet;

import org.stylegan4j.nn.Spectral;

/**
 * The shape of a generator.
 *
 * @param zDim Z, length of the latents
 * @param labelDim F, how many classes choose the gains of its batch norms; 0 for none
 * @param resolution R of the images: 32, 48, 64 or 128
 * @param imageChannels C, 1 or 3
 * @param width feature maps of its widest block: 256 at 32, 512 at 48, 1024 at 64 and 128
 * @param upsampling how blocks double the resolution
 * @param attention side of the feature maps that attend to themselves; 0 for none
 */
public record GeneratorConfig(
        int zDim,
        int labelDim,
        int resolution,
        int imageChannels,
        int width,
        Upsampling upsampling,
        int attention,
        Spectral spectral) {
    /** How blocks double the resolution. */
    public enum Upsampling {
        /** Each pixel repeated, as in the papers' programs. */
        NEAREST,
        /** Linearly interpolated, as in the Mimicry library, whose published weights need it. */
        BILINEAR
    }

    public GeneratorConfig {
        Plan plan = Plan.of(resolution, imageChannels);
        Plan.checkWidth(width, plan.generator());
        if (attention != 0) {
            plan.generatorShare(attention);
        }
        if (zDim < 1 || labelDim < 0) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", labels " + labelDim);
        }
    }

    Plan plan() {
        return Plan.of(resolution, imageChannels);
    }

    /** SNGAN's and WGAN-GP's: pixels repeated, no attention, plain weights. */
    public static GeneratorConfig of(int zDim, int labelDim, int resolution, int imageChannels, int width) {
        return new GeneratorConfig(
                zDim, labelDim, resolution, imageChannels, width, Upsampling.NEAREST, 0, Spectral.NONE);
    }
}
