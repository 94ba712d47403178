package org.stylegan4j.model.stylegan2;

import java.util.List;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.DiscriminatorOutput;
import org.stylegan4j.model.loss.GanNetworks;
import org.stylegan4j.model.loss.Origin;
import org.stylegan4j.model.style.PathLengthGenerator;
import org.stylegan4j.model.style.StyleMixing;
import org.stylegan4j.tensor.Tensor;

/**
 * Generator and discriminator as training uses them: the running mean of w moves, styles are mixed.
 *
 * @param mixing probability of style mixing
 * @param noise the kind of noise
 */
record Players(Generator generator, Discriminator discriminator, double mixing, NoiseMode noise)
        implements GanNetworks, PathLengthGenerator {
    @Override
    public Tensor ws(Tensor z, Tensor labels, Step step) {
        Tensor ws = generator.repeat(generator.wInTraining(z, labels)); // [N, L, W]
        return new StyleMixing(mixing).mix(ws, generator.layers(), step.rng(), () -> {
            Tensor z2 = latents(z.size(0), step);
            return generator.repeat(generator.w(z2, labels));
        });
    }

    @Override
    public Tensor synthesize(Tensor ws, Step step) {
        return generator.synthesis(ws, Noise.of(noise, step.rng()));
    }

    @Override
    public Tensor latents(long n, Step step) {
        return step.latents(n, generator.config().zDim());
    }

    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        return List.of(synthesize(ws(latents(labels.size(0), step), labels, step), step));
    }

    @Override
    public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
        return DiscriminatorOutput.of(discriminator.forward(images.get(0), labels));
    }
}
