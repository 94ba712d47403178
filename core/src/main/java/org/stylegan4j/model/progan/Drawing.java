package org.stylegan4j.model.progan;

import java.util.function.BinaryOperator;
import org.stylegan4j.model.Sampler;
import org.stylegan4j.tensor.Tensor;

/**
 * Draws by a function of latents and labels.
 *
 * @param network to images [N, C, r, r]
 */
record Drawing(GeneratorConfig config, BinaryOperator<Tensor> network) implements Sampler {
    @Override
    public int zDim() {
        return config.zDim();
    }

    @Override
    public int labelDim() {
        return config.labelDim();
    }

    @Override
    public Tensor draw(Tensor z, Tensor labels) {
        return network.apply(z, labels);
    }
}
