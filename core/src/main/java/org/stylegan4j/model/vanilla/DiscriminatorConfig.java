package org.stylegan4j.model.vanilla;

import java.util.List;
import org.stylegan4j.nn.Spectral;

/**
 * The shape of a discriminator or critic.
 *
 * @param labelDim F, length of the labels, which are appended to the pixels; 0 for none
 * @param resolution R of the images
 * @param imageChannels C, 1 or 3
 * @param hidden widths of the layers between
 */
public record DiscriminatorConfig(
        int labelDim, int resolution, int imageChannels, List<Integer> hidden, Spectral spectral) {
    /** The widths of the usual script. */
    public static final List<Integer> HIDDEN = List.of(512, 256);

    public DiscriminatorConfig {
        hidden = List.copyOf(hidden);
        if (resolution < 1 || (imageChannels != 1 && imageChannels != 3)) {
            throw new IllegalArgumentException("bad image: " + resolution + " pixels, " + imageChannels + " channels");
        }
        if (labelDim < 0) {
            throw new IllegalArgumentException("bad sizes: labels " + labelDim);
        }
    }

    Mlp.Config mlp() {
        int pixels = imageChannels * resolution * resolution;
        return new Mlp.Config(pixels + labelDim, hidden, 1, false, spectral);
    }
}
