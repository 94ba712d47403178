package org.stylegan4j.model.dcgan;

import org.stylegan4j.nn.Spectral;

/**
 * The shape of a discriminator.
 *
 * @param labelDim F, length of the labels, which become further channels of the images; 0 for none
 * @param resolution R of the images, a power of two from 16 to 1024
 * @param imageChannels C, 1 or 3
 * @param width feature maps of the first layer; each further one has twice as many
 */
public record DiscriminatorConfig(
        int labelDim, int resolution, int imageChannels, int width, Rules rules, Spectral spectral) {
    public DiscriminatorConfig {
        Layers.check(resolution, imageChannels, width);
        if (labelDim < 0) {
            throw new IllegalArgumentException("bad sizes: labels " + labelDim);
        }
    }

    /** With all rules and plain weights. */
    public static DiscriminatorConfig of(int labelDim, int resolution, int imageChannels, int width) {
        return new DiscriminatorConfig(labelDim, resolution, imageChannels, width, Rules.ALL, Spectral.NONE);
    }
}
