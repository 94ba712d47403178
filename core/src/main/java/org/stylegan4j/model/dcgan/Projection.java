package org.stylegan4j.model.dcgan;

import java.util.Optional;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Weight;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.Tensor;

/**
 * The generator's first layer: a transposed convolution of 1x1 to 4x4 pixels, which is a matrix product. Maps [N, Z] to [N, C, 4, 4].
 */
final class Projection {
    private static final int PIXELS = Layers.SIDE * Layers.SIDE;

    private final int in;
    private final int out;
    private final Weight weight; // [Z, C, 4, 4]
    private final Optional<Tensor> bias; // [C]

    Projection(Params p, int in, int out, WeightRule rule) {
        this.in = in;
        this.out = out;
        weight = Weight.transposed(p, rule.weight(), rule.spectral(), in, out, Layers.SIDE, Layers.SIDE);
        bias = rule.bias().map(init -> init.make(p, "bias", out));
    }

    Tensor forward(Tensor z, Mode mode) {
        z.expect("z", Tensor.ANY, in);
        Tensor y = z.matmul(weight.at(mode).reshape(in, (long) out * PIXELS)); // [N, C*16]
        y = y.reshape(-1, out, Layers.SIDE, Layers.SIDE); // [N, C, 4, 4]
        return bias.isPresent() ? y.add(bias.get().reshape(1, out, 1, 1)) : y;
    }
}
