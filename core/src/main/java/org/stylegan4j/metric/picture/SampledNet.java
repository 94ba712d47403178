package org.stylegan4j.metric.picture;

import org.stylegan4j.image.ImageSize;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/**
 * A generator without intermediate latents, truncation and noise, such as ProGAN's, as the metrics see it.
 *
 * <p>The smaller pictures of a network that still grows are enlarged to those of the grown one, so that all network files of a
 * training are measured alike.
 */
public record SampledNet(ImageGenerator generator, Device device, String hash) implements GeneratorNet {
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
        return new ImageSize(generator.grownResolution(), generator.grownResolution());
    }

    @Override
    public double truncation() {
        return 1;
    }

    @Override
    public boolean mapped() {
        return false;
    }

    /** Latents and labels side by side, [N, 1, Z + F]. */
    @Override
    public Tensor map(Tensor z, Tensor labels) {
        return Tensor.cat(1, z, labels).reshape(z.size(0), 1, -1);
    }

    @Override
    public Tensor synthesize(Tensor ws, RandomSource noise) {
        Tensor both = ws.select(1, 0); // [N, Z + F]
        Tensor z = both.narrow(1, 0, zDim());
        Tensor labels = both.narrow(1, zDim(), labelDim());
        Tensor images = generator.draw(z, labels); // [N, C, r, r]
        int factor = (int) (generator.grownResolution() / images.size(2));
        return factor > 1 ? Convolution.nearestUp(images, factor) : images; // [N, C, R, R]
    }
}
