package org.stylegan4j.nn;

import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Tensor;

/** Resampling by two as networks that grow do it: pixels repeated or averaged (Karras et al. 2018, section 2). */
public final class BoxResample {
    private BoxResample() {}

    /** Each pixel repeated: x [N, C, H, W] to [N, C, 2H, 2W]. */
    public static Tensor up(Tensor x) {
        return Convolution.nearestUp(x, 2);
    }

    /** Means of 2x2 pixels: x [N, C, H, W] to [N, C, H/2, W/2]. */
    public static Tensor down(Tensor x) {
        return Convolution.averageDown(x);
    }

    /**
     * The low-pass filter [1, 2, 1] along both axes, zeros outside the image (Karras et al. 2019, appendix C): x [N, C, H, W] to
     * the same shape. It is two means of 2x2 pixels, whose gradients are cheap to any order, unlike a depthwise convolution's.
     */
    public static Tensor blur(Tensor x) {
        return Convolution.averagePool(Convolution.averagePool(x, 2, 1, 1), 2, 1, 0);
    }
}
