package org.stylegan4j.model.gan;

import java.util.List;
import java.util.function.BinaryOperator;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.DiscriminatorOutput;
import org.stylegan4j.model.loss.GanNetworks;
import org.stylegan4j.model.loss.Origin;
import org.stylegan4j.tensor.Tensor;

/**
 * Networks as training uses them, of systems that draw images from normal latents and judge real and fake images apart.
 *
 * @param generator latents [N, Z] and labels [N, F] to images, as in training
 * @param discriminator images and labels to scores [N, 1], as in training
 */
public record LatentPlayers(int zDim, BinaryOperator<Tensor> generator, BinaryOperator<Tensor> discriminator)
        implements GanNetworks {
    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        return List.of(generator.apply(step.latents(labels.size(0), zDim), labels));
    }

    @Override
    public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
        return DiscriminatorOutput.of(discriminator.apply(images.get(0), labels));
    }
}
