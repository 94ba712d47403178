package org.stylegan4j.model;

import java.util.Optional;
import org.stylegan4j.tensor.Tensor;

/**
 * Draws at full resolution, with a style generator's stored noise and without truncation.
 *
 * @param publishedTruncation with which its authors draw
 */
public record StyleImages(StyleGenerator generator, Truncation publishedTruncation) implements ImageGenerator {
    @Override
    public int zDim() {
        return generator.zDim();
    }

    @Override
    public int labelDim() {
        return generator.labelDim();
    }

    @Override
    public int imageChannels() {
        return generator.imageChannels();
    }

    @Override
    public int resolution() {
        return generator.resolution();
    }

    @Override
    public Tensor draw(Tensor z, Tensor labels) {
        return generator.synthesis(generator.repeat(generator.w(z, labels)), Noise.CONST);
    }

    @Override
    public Optional<StyleGenerator> styles() {
        return Optional.of(generator);
    }
}
