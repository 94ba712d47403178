package org.stylegan4j.model.stylegan1;

/** How a generator's layers take their styles; the steps from ProGAN to StyleGAN2 (Karras et al. 2019 and 2020). */
public enum Styles {
    /** Not at all: features are normalized per pixel, as in ProGAN, and the first layer alone sees the latent. */
    NONE,
    /** Adaptive instance normalization after each layer: StyleGAN. */
    ADAPTIVE,
    /** Kernels scaled by the style and demodulated: the revised architecture, StyleGAN2's configs B to D. */
    DEMODULATED
}
