package org.stylegan4j.model.biggan;

import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** Labels as the networks take them. */
final class Classes {
    private Classes() {}

    /** Labels [N, F]; where there are none, all images are of one class, [N, 1]. */
    static Tensor given(long n, Tensor labels, int labelDim) {
        return labelDim == 0 ? Tensor.full(1, DType.FP32, labels.device(), n, 1) : labels.expect("labels", n, labelDim);
    }
}
