package org.stylegan4j.model.dcgan;

import org.stylegan4j.nn.Spectral;

/**
 * The shape of a generator.
 *
 * @param zDim Z, length of the latents
 * @param labelDim F, length of the labels, which are appended to the latents; 0 for none
 * @param resolution R of the images, a power of two from 16 to 1024
 * @param imageChannels C, 1 or 3
 * @param width feature maps before the last layer; each layer before has twice as many
 */
public record GeneratorConfig(
        int zDim, int labelDim, int resolution, int imageChannels, int width, Rules rules, Spectral spectral) {
    public GeneratorConfig {
        Layers.check(resolution, imageChannels, width);
        if (zDim < 1 || labelDim < 0) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", labels " + labelDim);
        }
    }

    /** With all rules and plain weights. */
    public static GeneratorConfig of(int zDim, int labelDim, int resolution, int imageChannels, int width) {
        return new GeneratorConfig(zDim, labelDim, resolution, imageChannels, width, Rules.ALL, Spectral.NONE);
    }
}
