package org.stylegan4j.model.vae;

/**
 * The shape of a fully connected autoencoder.
 *
 * @param zDim Z, length of the latents: 20
 * @param resolution R of the images: 28
 * @param imageChannels C, 1 or 3
 * @param hidden width of the layers between: 400
 */
public record MlpConfig(int zDim, int resolution, int imageChannels, int hidden) {
    public MlpConfig {
        if (zDim < 1 || resolution < 1 || hidden < 1) {
            throw new IllegalArgumentException(
                    "bad sizes: z " + zDim + ", resolution " + resolution + ", hidden " + hidden);
        }
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
    }

    int pixels() {
        return imageChannels * resolution * resolution;
    }
}
