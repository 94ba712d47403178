package org.stylegan4j.model.stylegan1;

import org.stylegan4j.model.Noise;
import org.stylegan4j.tensor.Tensor;

/** A layer of synthesis with its noise, bias, nonlinearity and style. */
@FunctionalInterface
interface StyledLayer {
    /** Features [N, I, H, W] and one intermediate latent per image, w [N, W], to [N, O, H', W']. */
    Tensor forward(Tensor x, Tensor w, Noise noise);
}
