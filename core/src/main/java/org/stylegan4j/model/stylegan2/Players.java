package org.stylegan4j.model.stylegan2;

import java.util.List;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.Adversaries;
import org.stylegan4j.model.loss.Paths;
import org.stylegan4j.model.loss.Verdict;
import org.stylegan4j.tensor.Tensor;

/**
 * Generator and discriminator as training uses them: the running mean of w moves, styles are mixed.
 *
 * @param mixing probability of style mixing
 * @param noise the kind of noise
 */
record Players(Generator generator, Discriminator discriminator, double mixing, NoiseMode noise)
        implements Adversaries, Paths {
    @Override
    public Tensor ws(Tensor z, Tensor labels, Step step) {
        Tensor ws = generator.repeat(generator.wInTraining(z, labels)); // [N, L, W]
        int l = generator.config().layers();
        if (mixing == 0 || step.rng().uniform() >= mixing) {
            return ws;
        }
        // Style mixing (Karras et al. 2019, section 3.1): one crossover point for the whole batch.
        int cutoff = 1 + step.rng().below(l - 1);
        Tensor z2 = step.latents(z.size(0), generator.config().zDim());
        Tensor ws2 = generator.repeat(generator.w(z2, labels));
        return Tensor.cat(1, ws.narrow(1, 0, cutoff), ws2.narrow(1, cutoff, l - cutoff));
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
    public Verdict judge(List<Tensor> images, Tensor labels) {
        return Verdict.of(discriminator.forward(images.get(0), labels));
    }
}
