package org.stylegan4j.nn;

import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/** A leaky ReLU whose slope is learned, one for all channels (He et al. 2015, section 2.1). */
public final class PRelu {
    private static final double START = 0.25;

    private final Tensor slope; // [1]

    /** A new slope. */
    public PRelu(Params p) {
        slope = p.fill("weight", START, 1);
    }

    /** max(x, 0) + slope * min(x, 0). */
    public Tensor forward(Tensor x) {
        return Pointwise.prelu(x, slope.to(x.dtype()));
    }
}
