package org.stylegan4j.model.biggan;

import org.stylegan4j.nn.Mode;
import org.stylegan4j.tensor.Tensor;

/** A residual block of a discriminator. */
interface DiscriminatorBlock {
    /** x [N, I, r, r] to [N, O, r, r] or [N, O, r/2, r/2]. */
    Tensor forward(Tensor x, Mode mode);
}
