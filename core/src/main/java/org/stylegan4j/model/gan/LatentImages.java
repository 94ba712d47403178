package org.stylegan4j.model.gan;

import java.util.function.BinaryOperator;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.tensor.Tensor;

/**
 * Draws by a function of latents and labels.
 *
 * @param network latents [N, Z] and labels [N, F] to images [N, C, R, R]
 */
public record LatentImages(int zDim, int labelDim, int imageChannels, int resolution, BinaryOperator<Tensor> network)
        implements ImageGenerator {
    @Override
    public Tensor draw(Tensor z, Tensor labels) {
        return network.apply(z, labels);
    }
}
