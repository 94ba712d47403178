package org.stylegan4j.model.stylegan1;

import org.stylegan4j.model.Noise;
import org.stylegan4j.model.Sampler;
import org.stylegan4j.tensor.Tensor;

/** Draws at the present resolution, with a generator's stored noise and, as the published training does, without truncation. */
record GeneratorSampler(Generator generator) implements Sampler {
    @Override
    public int zDim() {
        return generator.config().zDim();
    }

    @Override
    public int labelDim() {
        return generator.config().labelDim();
    }

    @Override
    public Tensor draw(Tensor z, Tensor labels) {
        return generator.grown(generator.repeat(generator.w(z, labels)), Noise.CONST);
    }
}
