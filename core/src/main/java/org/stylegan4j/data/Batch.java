package org.stylegan4j.data;

import org.stylegan4j.tensor.Tensor;

/**
 * Real images with their labels. Closing frees both.
 *
 * @param images [N, C, R, R], float32 in [-1, 1]
 * @param labels [N, F], float32; F is 0 when there are no labels
 */
public record Batch(Tensor images, Tensor labels) implements AutoCloseable {
    /** N. */
    public long size() {
        return images.size(0);
    }

    @Override
    public void close() {
        images.close();
        labels.close();
    }
}
