package org.stylegan4j.model.vae;

import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** A convolution that halves or doubles the resolution, batch norm, leaky ReLU. */
final class Stage {
    private static final double SLOPE = 0.01;
    private static final int KERNEL = 3;

    private final Conv conv;
    private final BatchNorm norm;

    private Stage(Params p, Conv.Shape shape) {
        double fan = (double) KERNEL * KERNEL * (shape.transposed() ? shape.out() : shape.in()); // as PyTorch counts it
        conv = new Conv(p.at("0"), shape, WeightRule.torch(fan));
        norm = new BatchNorm(p.at("1"), BatchNorm.Config.of(shape.out()));
    }

    static Stage down(Params p, int in, int out) {
        return new Stage(p, Conv.Shape.down(in, out, KERNEL, 2, 1));
    }

    static Stage up(Params p, int in, int out) {
        return new Stage(p, Conv.Shape.doubling(in, out, KERNEL));
    }

    Tensor forward(Tensor x, Mode mode) {
        return InPlace.leakyRelu(norm.forward(conv.forward(x, mode), mode), SLOPE);
    }
}
