package org.stylegan4j.model.biggan;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.DiscriminatorOutput;
import org.stylegan4j.model.loss.GanNetworks;
import org.stylegan4j.model.loss.Origin;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Orthogonal;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/**
 * BigGAN's networks as training uses them.
 *
 * @param weights of the generator
 * @param orthogonal weight of their regularization, which leaves out the embedding of the classes
 */
record Players(Generator generator, Discriminator discriminator, Params weights, double orthogonal)
        implements GanNetworks {
    /** The published program adds half of the gradient of what the paper writes. */
    private static final double AS_PUBLISHED = 0.5;

    private static final String EMBEDDING = "shared.";

    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        Tensor z = step.latents(labels.size(0), generator.config().zDim());
        return List.of(generator.forward(z, labels, Mode.TRAINING));
    }

    @Override
    public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
        return DiscriminatorOutput.of(discriminator.forward(images.get(0), labels, Mode.TRAINING));
    }

    @Override
    public List<Objective> generatorTerms() {
        return orthogonal > 0 ? List.of((real, step) -> rightAngles()) : List.of();
    }

    private Tensor rightAngles() {
        List<Tensor> kernels = new ArrayList<>();
        weights.parameters().forEach((path, t) -> {
            if (!path.startsWith(EMBEDDING)) {
                kernels.add(t);
            }
        });
        return Orthogonal.ANGLES.penalty(kernels).mul(AS_PUBLISHED * orthogonal);
    }
}
