package org.stylegan4j.model.dcgan;

import java.util.List;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.DiscriminatorOutput;
import org.stylegan4j.model.loss.GanNetworks;
import org.stylegan4j.model.loss.Origin;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.tensor.Tensor;

/** DCGAN's networks as training uses them: real and fake images go through the discriminator apart, each with its own statistics. */
record Players(Generator generator, Discriminator discriminator) implements GanNetworks {
    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        Tensor z = step.latents(labels.size(0), generator.config().zDim());
        return List.of(generator.forward(z, labels, Mode.TRAINING));
    }

    @Override
    public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
        return DiscriminatorOutput.of(discriminator.forward(images.get(0), labels, Mode.TRAINING));
    }
}
