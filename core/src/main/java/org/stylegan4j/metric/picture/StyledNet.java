package org.stylegan4j.metric.picture;

import org.stylegan4j.image.ImageSize;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/**
 * A generator with intermediate latents as the metrics see it.
 *
 * @param truncation in all layers; 1 for none, which is published
 */
public record StyledNet(StyleGenerator generator, Device device, String hash, double truncation)
        implements GeneratorNet {
    @Override
    public int zDim() {
        return generator.zDim();
    }

    @Override
    public int labelDim() {
        return generator.labelDim();
    }

    @Override
    public int channels() {
        return generator.imageChannels();
    }

    @Override
    public ImageSize extent() {
        return new ImageSize(generator.resolution(), generator.resolution());
    }

    @Override
    public boolean mapped() {
        return true;
    }

    @Override
    public Tensor map(Tensor z, Tensor labels) {
        Tensor ws = generator.repeat(generator.w(z, labels));
        return generator.truncate(ws, truncation, generator.layers());
    }

    @Override
    public Tensor synthesize(Tensor ws, RandomSource noise) {
        return generator.synthesis(ws, Noise.random(noise));
    }
}
