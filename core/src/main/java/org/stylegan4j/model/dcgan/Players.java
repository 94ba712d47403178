package org.stylegan4j.model.dcgan;

import java.util.List;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.Adversaries;
import org.stylegan4j.model.loss.Origin;
import org.stylegan4j.model.loss.Verdict;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.tensor.Tensor;

/** DCGAN's networks as training uses them: real and fake images go through the discriminator apart, each with its own statistics. */
record Players(Generator generator, Discriminator discriminator) implements Adversaries {
    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        Tensor z = step.latents(labels.size(0), generator.config().zDim());
        return List.of(generator.forward(z, labels, Mode.TRAINING));
    }

    @Override
    public Verdict judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
        return Verdict.of(discriminator.forward(images.get(0), labels, Mode.TRAINING));
    }
}
