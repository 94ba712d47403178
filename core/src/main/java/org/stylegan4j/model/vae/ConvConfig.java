package org.stylegan4j.model.vae;

import java.util.List;

/**
 * The shape of a convolutional autoencoder.
 *
 * @param zDim Z, length of the latents: 128
 * @param resolution R of the images, a multiple of 2 to the number of widths: 64
 * @param imageChannels C, 1 or 3
 * @param widths feature maps of the encoder's layers, each of which halves the resolution: 32, 64, 128, 256, 512
 */
public record ConvConfig(int zDim, int resolution, int imageChannels, List<Integer> widths) {
    /** PyTorch-VAE's. */
    public static final List<Integer> WIDTHS = List.of(32, 64, 128, 256, 512);

    public ConvConfig {
        widths = List.copyOf(widths);
        if (zDim < 1 || widths.isEmpty() || widths.stream().anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", widths " + widths);
        }
        if (resolution < 1 || resolution % (1 << widths.size()) != 0) {
            throw new IllegalArgumentException(
                    "resolution must be a multiple of " + (1 << widths.size()) + ": " + resolution);
        }
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
    }

    /** Side of the smallest feature maps. */
    int side() {
        return resolution >> widths.size();
    }

    /** Numbers in the smallest feature maps. */
    int features() {
        return widths.get(widths.size() - 1) * side() * side();
    }
}
