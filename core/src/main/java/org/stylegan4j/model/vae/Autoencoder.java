package org.stylegan4j.model.vae;

import org.stylegan4j.nn.Mode;
import org.stylegan4j.tensor.Tensor;

/** A pair of encoder and decoder. Images are [N, C, R, R] in [-1, 1]. */
public interface Autoencoder {
    /** Z, length of the latents. */
    int zDim();

    /** R of the images. */
    int resolution();

    /** C of the images, 1 or 3. */
    int imageChannels();

    /** Images to distributions of latents. */
    Posterior encode(Tensor images, Mode mode);

    /** Latents [N, Z] to images. */
    Tensor decode(Tensor z, Mode mode);

    /** How badly latents [N, Z] explain images, [N]; what it is, and its unit, is the kind of decoder's. */
    Tensor error(Tensor z, Tensor images, Mode mode);
}
