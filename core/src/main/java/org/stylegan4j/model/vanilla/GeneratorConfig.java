package org.stylegan4j.model.vanilla;

import java.util.List;
import org.stylegan4j.nn.Spectral;

/**
 * The shape of a generator.
 *
 * @param zDim Z, length of the latents
 * @param labelDim F, length of the labels, which are appended to the latents; 0 for none
 * @param resolution R of the images
 * @param imageChannels C, 1 or 3
 * @param hidden widths of the layers between
 * @param batchNorm whether all of these but the first are followed by a batch norm
 */
public record GeneratorConfig(
        int zDim, int labelDim, int resolution, int imageChannels, List<Integer> hidden, boolean batchNorm) {
    /** The widths of the usual script. */
    public static final List<Integer> HIDDEN = List.of(128, 256, 512, 1024);

    public GeneratorConfig {
        hidden = List.copyOf(hidden);
        if (resolution < 1 || (imageChannels != 1 && imageChannels != 3)) {
            throw new IllegalArgumentException("bad image: " + resolution + " pixels, " + imageChannels + " channels");
        }
        if (zDim < 1 || labelDim < 0) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", labels " + labelDim);
        }
    }

    Mlp.Config mlp() {
        int pixels = imageChannels * resolution * resolution;
        return new Mlp.Config(zDim + labelDim, hidden, pixels, batchNorm, Spectral.NONE);
    }
}
