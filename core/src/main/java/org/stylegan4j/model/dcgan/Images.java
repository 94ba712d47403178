package org.stylegan4j.model.dcgan;

import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.tensor.Tensor;

/** Draws by the statistics that training left behind. */
record Images(Generator generator) implements ImageGenerator {
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
        return generator.config().resolution();
    }

    @Override
    public Tensor draw(Tensor z, Tensor labels) {
        return generator.forward(z, labels, Mode.INFERENCE);
    }
}
