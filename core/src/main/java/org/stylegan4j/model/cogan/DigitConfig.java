package org.stylegan4j.model.cogan;

import java.util.List;

/**
 * The shape of the author's networks for images of 28x28 pixels.
 *
 * @param zDim Z, length of the latents: 100
 * @param generator feature maps of the four shared layers: 1024, 512, 256, 128
 * @param discriminator feature maps of the first layers and the two shared ones: 20, 50, 500
 */
public record DigitConfig(int zDim, List<Integer> generator, List<Integer> discriminator) {
    /** R of the images. */
    public static final int RESOLUTION = 28;

    /** The author's. */
    public static final DigitConfig PAPER = new DigitConfig(100, List.of(1024, 512, 256, 128), List.of(20, 50, 500));

    public DigitConfig {
        generator = List.copyOf(generator);
        discriminator = List.copyOf(discriminator);
        if (zDim < 1 || generator.size() != 4 || discriminator.size() != 3) {
            throw new IllegalArgumentException(
                    "bad sizes: z " + zDim + ", generator " + generator + ", discriminator " + discriminator);
        }
    }
}
