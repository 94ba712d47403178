package org.stylegan4j.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/** Functions of each element, all differentiable twice. */
public final class Pointwise {
    static {
        Natives.start();
    }

    private Pointwise() {}

    /** max(x, 0). */
    public static Tensor relu(Tensor x) {
        return new Tensor(torch.relu(x.handle));
    }

    /** max(x, low). */
    public static Tensor atLeast(Tensor x, double low) {
        return new Tensor(x.handle.clamp_min(new Scalar(low)));
    }

    /** e to the power of each element. */
    public static Tensor exp(Tensor x) {
        return new Tensor(x.handle.exp());
    }

    /** The hyperbolic tangent. */
    public static Tensor tanh(Tensor x) {
        return new Tensor(x.handle.tanh());
    }

    /** 1 / (1 + exp(-x)). */
    public static Tensor sigmoid(Tensor x) {
        return new Tensor(x.handle.sigmoid());
    }

    /** x for x at least 0, otherwise slope * x; the slope [1] is learned. */
    public static Tensor prelu(Tensor x, Tensor slope) {
        return new Tensor(torch.prelu(x.handle, slope.handle));
    }
}
