package org.stylegan4j.model.progan;

import org.stylegan4j.nn.Channels;

/**
 * The shape of a discriminator.
 *
 * @param labelDim F, how many classes it names beside its score; 0 for none
 * @param resolution R of the images, a power of two from 8 to 1024
 * @param imageChannels 1 or 3
 * @param channels widths of the blocks
 * @param stddevGroup images per group of minibatch standard deviation; 0 for the whole batch
 */
public record DiscriminatorConfig(int labelDim, int resolution, int imageChannels, Channels channels, int stddevGroup) {
    public DiscriminatorConfig {
        Levels.checkResolution(resolution);
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
        if (labelDim < 0 || stddevGroup < 0) {
            throw new IllegalArgumentException(
                    "bad sizes: labels " + labelDim + ", minibatch stddev group " + stddevGroup);
        }
    }
}
