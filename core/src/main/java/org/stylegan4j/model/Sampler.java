package org.stylegan4j.model;

import org.stylegan4j.tensor.Tensor;

/** Draws images from latents with fixed weights; the caller opens a frame without gradients. */
public interface Sampler {
    /** Z, the length of a latent. */
    int zDim();

    /** F, the length of a label; 0 for none. */
    int labelDim();

    /** Latents [N, Z] and labels [N, F] to images [N, C, R, R], about [-1, 1]. */
    Tensor draw(Tensor z, Tensor labels);
}
