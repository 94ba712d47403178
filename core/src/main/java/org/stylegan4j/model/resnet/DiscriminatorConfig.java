package org.stylegan4j.model.resnet;

import org.stylegan4j.nn.Spectral;

/**
 * The shape of a discriminator.
 *
 * @param labelDim F, how many classes its features are projected on; 0 for none
 * @param resolution R of the images: 32, 48, 64 or 128
 * @param imageChannels C, 1 or 3
 * @param width feature maps of its widest block: 128 at 32, 1024 at the others
 * @param pooling how the last feature maps become features
 * @param rectified whether shortcuts around blocks that begin with a ReLU start behind it, as they do in the Mimicry library, whose
 *     published weights need it
 * @param attention side of the feature maps that attend to themselves; 0 for none
 * @param spectral of blocks and attention
 * @param head spectral norm of the last layer and the table of classes
 */
public record DiscriminatorConfig(
        int labelDim,
        int resolution,
        int imageChannels,
        int width,
        Pooling pooling,
        boolean rectified,
        int attention,
        Spectral spectral,
        Spectral head) {
    /** How the last feature maps become features. */
    public enum Pooling {
        /** As in SNGAN and its followers. */
        SUM,
        /** As in WGAN-GP. */
        MEAN
    }

    public DiscriminatorConfig {
        Plan plan = Plan.of(resolution, imageChannels);
        Plan.checkWidth(width, plan.discriminator());
        if (attention != 0) {
            plan.discriminatorShare(attention);
        }
        if (labelDim < 0) {
            throw new IllegalArgumentException("bad sizes: labels " + labelDim);
        }
    }

    Plan plan() {
        return Plan.of(resolution, imageChannels);
    }

    /** SNGAN's: sums of feature maps, PyTorch's spectral norm; the library's own in the last layers where there are classes at 32. */
    public static DiscriminatorConfig sngan(int labelDim, int resolution, int imageChannels, int width) {
        return new DiscriminatorConfig(
                labelDim,
                resolution,
                imageChannels,
                width,
                Pooling.SUM,
                false,
                0,
                Spectral.TORCH,
                labelDim > 0 && resolution == 32 ? Spectral.LIBRARY : Spectral.TORCH);
    }

    /** WGAN-GP's critic: no norm, means of feature maps. */
    public static DiscriminatorConfig critic(int labelDim, int resolution, int imageChannels, int width) {
        return new DiscriminatorConfig(
                labelDim, resolution, imageChannels, width, Pooling.MEAN, false, 0, Spectral.NONE, Spectral.NONE);
    }
}
