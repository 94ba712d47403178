package org.stylegan4j.model.progan;

import org.stylegan4j.nn.Channels;

/**
 * The shape of a generator.
 *
 * @param zDim Z, length of the latents
 * @param labelDim F, length of the labels; 0 for none
 * @param resolution R of the images, a power of two from 8 to 1024
 * @param imageChannels 1 or 3
 * @param channels widths of the blocks
 */
public record GeneratorConfig(int zDim, int labelDim, int resolution, int imageChannels, Channels channels) {
    public GeneratorConfig {
        Levels.checkResolution(resolution);
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
        if (zDim < 1 || labelDim < 0) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", labels " + labelDim);
        }
    }
}
