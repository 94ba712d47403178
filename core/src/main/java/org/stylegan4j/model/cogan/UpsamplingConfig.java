package org.stylegan4j.model.cogan;

import java.util.List;

/**
 * The shape of networks that repeat pixels and convolve.
 *
 * @param zDim Z, length of the latents: 100
 * @param resolution R of the images, a multiple of 16
 * @param imageChannels C, 1 or 3
 * @param widths feature maps, most first: 128, 64, 32, 16; the generator uses the first two, the discriminator all, backwards
 * @param dropout share of the discriminator's feature maps that are dropped in training: 0.25
 */
public record UpsamplingConfig(int zDim, int resolution, int imageChannels, List<Integer> widths, double dropout) {
    /** PyTorch-GAN's. */
    public static final List<Integer> WIDTHS = List.of(128, 64, 32, 16);

    static final int DISCRIMINATOR_SHARE = 16;
    static final int GENERATOR_SHARE = 4;

    public UpsamplingConfig {
        widths = List.copyOf(widths);
        if (zDim < 1 || widths.size() != 4 || widths.stream().anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", widths " + widths);
        }
        if (resolution < DISCRIMINATOR_SHARE || resolution % DISCRIMINATOR_SHARE != 0) {
            throw new IllegalArgumentException("resolution must be a multiple of 16: " + resolution);
        }
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1): " + dropout);
        }
    }
}
