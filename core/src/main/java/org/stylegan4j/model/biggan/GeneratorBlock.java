package org.stylegan4j.model.biggan;

import org.stylegan4j.nn.ConditionalBatchNorm;
import org.stylegan4j.nn.ConditionalBatchNorm.Form;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** A residual block of a generator. */
interface GeneratorBlock {
    /** x [N, I, r, r] and the condition [N, S] of its batch norms to [N, O, r, r] or [N, O, 2r, 2r]. */
    Tensor forward(Tensor x, Tensor condition, Mode mode);

    /** Empties the sums of standing statistics. */
    void reset();

    /** One of a block's batch norms. */
    static ConditionalBatchNorm norm(Params p, int features, GeneratorConfig config) {
        Style style = config.style();
        Form form = config.sharedDim() == 0 ? Form.TABLES : Form.LINEAR;
        return new ConditionalBatchNorm(
                p,
                new ConditionalBatchNorm.Config(features, config.condition(), form, style.epsilon(), style.layout()),
                style.rule());
    }

    /** Batch norm, then ReLU. */
    static Tensor activated(ConditionalBatchNorm norm, Tensor x, Tensor condition, Mode mode) {
        return InPlace.leakyRelu(norm.forward(x, condition, mode), 0);
    }
}
