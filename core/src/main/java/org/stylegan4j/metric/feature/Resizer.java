package org.stylegan4j.metric.feature;

import org.stylegan4j.tensor.Tensor;

/** Brings pictures to the size that a detector needs. Scores depend on how. */
public interface Resizer {
    /** What the protocol says: {@code pillow-bicubic-float}. */
    String shown();

    /**
     * Resized pictures, float32 [N, C, side, side] in 0..255, in the caller's frame.
     *
     * @param pictures uint8 [N, C, H, W]
     */
    Tensor resize(Tensor pictures, int side);
}
