package org.stylegan4j.latent.project;

import org.stylegan4j.tensor.Tensor;

/** How alike two images look: the squared distance of their features. */
public interface PerceptualDistance {
    /** What it is, in words, for the record. */
    String name();

    /** Images [N, C, R, R] from 0 to 255 to features [N, F], differentiable. */
    Tensor features(Tensor images);
}
