package org.stylegan4j.model.cogan;

import org.stylegan4j.nn.Mode;
import org.stylegan4j.tensor.Tensor;

/** Draws pairs of images that agree in what the shared layers decide (Liu and Tuzel 2016, section 3). */
public interface CoupledGenerator {
    /** Z, length of the latents. */
    int zDim();

    /** Latents [N, Z] to a pair of images [N, C, R, R] in [-1, 1]. */
    Pair forward(Tensor z, Mode mode);
}
