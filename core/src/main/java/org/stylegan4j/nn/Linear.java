package org.stylegan4j.nn;

import java.util.Optional;
import org.stylegan4j.tensor.Tensor;

/** A fully connected layer whose weights are what is learned. Maps [N, I] to [N, O]. */
public final class Linear {
    private final int in;
    private final Weight weight; // [O, I]
    private final Optional<Tensor> bias; // [O]

    /** A new layer from {@code in} to {@code out} features. */
    public Linear(Params p, int in, int out, WeightRule rule) {
        this.in = in;
        weight = new Weight(p, rule.weight(), rule.spectral(), out, in);
        bias = rule.bias().map(init -> init.make(p, "bias", out));
    }

    /** x Wᵀ + b. */
    public Tensor forward(Tensor x, Mode mode) {
        x.expect("x", Tensor.ANY, in);
        Tensor w = weight.at(mode);
        return bias.isPresent() ? x.linear(w, bias.get()) : x.matmul(w.permute(1, 0)); // [N, O]
    }
}
