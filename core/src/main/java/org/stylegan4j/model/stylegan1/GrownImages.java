package org.stylegan4j.model.stylegan1;

import java.util.Optional;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.tensor.Tensor;

/** Draws at the present resolution of a training, with a generator's stored noise and, as published, without truncation. */
record GrownImages(Generator generator) implements ImageGenerator {
    @Override
    public int zDim() {
        return generator.config().zDim();
    }

    @Override
    public int labelDim() {
        return generator.config().labelDim();
    }

    @Override
    public int imageChannels() {
        return generator.config().imageChannels();
    }

    @Override
    public int resolution() {
        return generator.lod().fade().resolution();
    }

    @Override
    public int grownResolution() {
        return generator.config().resolution();
    }

    @Override
    public Tensor draw(Tensor z, Tensor labels) {
        return generator.grown(generator.repeat(generator.w(z, labels)), Noise.CONST);
    }

    @Override
    public Optional<StyleGenerator> styles() {
        return Optional.of(generator);
    }
}
