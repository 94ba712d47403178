package org.stylegan4j.model.stylegan2;

import org.stylegan4j.nn.Channels;

/**
 * The shape of a discriminator.
 *
 * @param labelDim F, length of the labels; 0 for none
 * @param resolution R of the images, a power of two from 8 to 1024
 * @param imageChannels 1 or 3
 * @param channels widths of the blocks
 * @param architecture of the image path
 * @param mappingLayers depth of the label mapping of a conditional discriminator
 * @param stddevGroup images per group of minibatch standard deviation; 0 for the whole batch
 * @param convClamp activations are limited to plus or minus this; 0 for no limit
 * @param halfBlocks how many blocks of highest resolution may compute in half precision
 */
public record DiscriminatorConfig(
        int labelDim,
        int resolution,
        int imageChannels,
        Channels channels,
        Architecture architecture,
        int mappingLayers,
        int stddevGroup,
        double convClamp,
        int halfBlocks) {
    /** The published networks' depth of the label mapping. */
    public static final int LABEL_LAYERS = 8;

    public DiscriminatorConfig {
        Shapes.checkResolution(resolution);
        Shapes.checkChannels(imageChannels);
        if (labelDim < 0 || mappingLayers < 0 || stddevGroup < 0) {
            throw new IllegalArgumentException("bad sizes: labels " + labelDim + ", mapping layers " + mappingLayers
                    + ", minibatch stddev group " + stddevGroup);
        }
        if (!(convClamp >= 0)) {
            throw new IllegalArgumentException("conv clamp must not be negative: " + convClamp);
        }
    }
}
