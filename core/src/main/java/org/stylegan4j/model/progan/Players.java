package org.stylegan4j.model.progan;

import java.util.List;
import java.util.Optional;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.DiscriminatorOutput;
import org.stylegan4j.model.loss.GanNetworks;
import org.stylegan4j.model.loss.Origin;
import org.stylegan4j.tensor.Tensor;

/** ProGAN's networks as training uses them. */
record Players(Generator generator, Discriminator discriminator) implements GanNetworks {
    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        Tensor z = step.latents(labels.size(0), generator.config().zDim());
        return List.of(generator.forward(z, labels));
    }

    @Override
    public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
        return verdict(discriminator.forward(images.get(0)));
    }

    /** Scores and logits of classes from [N, 1+F]. */
    static DiscriminatorOutput verdict(Tensor out) {
        long f = out.size(1) - 1;
        return new DiscriminatorOutput(
                out.narrow(1, 0, 1), f > 0 ? Optional.of(out.narrow(1, 1, f)) : Optional.empty());
    }

    /** As published, the discriminator's fakes are of the same classes as its real images. */
    @Override
    public Tensor criticLabels(Batch real, Step step) {
        return real.labels();
    }
}
