package org.stylegan4j.latent;

import org.stylegan4j.model.Noise;
import org.stylegan4j.model.Sampler;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.tensor.Tensor;

/** Draws with a generator's stored noise and without truncation. */
record StyleSampler(StyleGenerator generator) implements Sampler {
    @Override
    public int zDim() {
        return generator.zDim();
    }

    @Override
    public int labelDim() {
        return generator.labelDim();
    }

    @Override
    public Tensor draw(Tensor z, Tensor labels) {
        return generator.synthesis(generator.repeat(generator.w(z, labels)), Noise.CONST);
    }
}
