package org.stylegan4j.model.stylegan2;

import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.DType;

/** Which blocks compute in half precision: some of the highest resolutions, never 4x4. */
final class HalfPrecision {
    private static final int SMALLEST = 8;

    private HalfPrecision() {}

    static DType type(Compute compute, int networkResolution, int resolution, int blocks) {
        int from = blocks == 0 ? Integer.MAX_VALUE : Math.max((2 * networkResolution) >> blocks, SMALLEST);
        return resolution >= from ? compute.half() : DType.FP32;
    }
}
