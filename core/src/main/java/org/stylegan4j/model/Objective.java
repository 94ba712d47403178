package org.stylegan4j.model;

import org.stylegan4j.data.Batch;
import org.stylegan4j.tensor.Tensor;

/** A scalar to minimize on a batch of real images. */
@FunctionalInterface
public interface Objective {
    /**
     * The loss, a graph that ends in one number; the caller opens the frame, differentiates and frees.
     *
     * @param real [N, C, R, R] in [-1, 1] with labels
     */
    Tensor loss(Batch real, Step step);
}
