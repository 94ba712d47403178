package org.stylegan4j.model;

import org.stylegan4j.tensor.Tensor;

/** Draws at full resolution, with a generator's stored noise and without truncation. */
public record StyleSampler(StyleGenerator generator) implements Sampler {
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
