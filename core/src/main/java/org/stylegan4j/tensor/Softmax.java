package org.stylegan4j.tensor;

import org.bytedeco.pytorch.global.torch;

/** Scores turned into probabilities of exclusive choices. */
public final class Softmax {
    static {
        Natives.start();
    }

    private Softmax() {}

    /** exp(x) / sum(exp(x)) along a dimension. */
    public static Tensor of(Tensor x, int dim) {
        return new Tensor(torch.softmax(x.handle, dim));
    }

    /** The logarithm of {@link #of}, exact also where probabilities vanish. */
    public static Tensor log(Tensor x, int dim) {
        return new Tensor(torch.log_softmax(x.handle, dim));
    }
}
