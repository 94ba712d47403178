package org.stylegan4j.model.stylegan1;

import org.stylegan4j.model.growth.DiscriminatorLayers;
import org.stylegan4j.model.growth.ScaledLayers;
import org.stylegan4j.nn.Channels;

/**
 * The shape of a discriminator.
 *
 * @param labelDim F, length of the labels; 0 for none
 * @param resolution R of the largest images, a power of two
 * @param imageChannels 1 or 3
 * @param channels widths of the blocks
 * @param revised whether the layers are those of StyleGAN2's configs B to D
 * @param multiScale whether it judges images of all resolutions at once, as MSG-GAN does
 * @param stddevGroup images per group of minibatch standard deviation; 0 for the whole batch
 */
public record DiscriminatorConfig(
        int labelDim,
        int resolution,
        int imageChannels,
        Channels channels,
        boolean revised,
        boolean multiScale,
        int stddevGroup) {
    public DiscriminatorConfig {
        if (labelDim < 0 || stddevGroup < 0) {
            throw new IllegalArgumentException(
                    "bad sizes: labels " + labelDim + ", minibatch stddev group " + stddevGroup);
        }
    }

    DiscriminatorLayers layers() {
        return revised ? new StyleGan2Layers() : new ScaledLayers(true);
    }

    /** The path of the last layer in the published files. */
    String outputName() {
        return revised ? "Output" : "4x4.Dense1";
    }

    /** One score, or one for each class, of which the label chooses (Mescheder et al. 2018, section 6). */
    int outputs() {
        return Math.max(labelDim, 1);
    }
}
