package org.stylegan4j.model.progan;

import java.util.function.BinaryOperator;
import java.util.function.IntSupplier;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.tensor.Tensor;

/**
 * Draws by a function of latents and labels.
 *
 * @param level of what is drawn now
 * @param network to images [N, C, r, r]
 */
record ProGanSampler(GeneratorConfig config, IntSupplier level, BinaryOperator<Tensor> network)
        implements ImageGenerator {
    @Override
    public int zDim() {
        return config.zDim();
    }

    @Override
    public int labelDim() {
        return config.labelDim();
    }

    @Override
    public int imageChannels() {
        return config.imageChannels();
    }

    @Override
    public int resolution() {
        return level.getAsInt();
    }

    @Override
    public int grownResolution() {
        return config.resolution();
    }

    @Override
    public Tensor draw(Tensor z, Tensor labels) {
        return network.apply(z, labels);
    }
}
