package org.stylegan4j.model.stylegan1;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.Adversaries;
import org.stylegan4j.model.loss.Paths;
import org.stylegan4j.model.loss.Verdict;
import org.stylegan4j.model.msg.Pyramid;
import org.stylegan4j.tensor.Tensor;

/**
 * Generator and discriminator as training uses them: the running mean of w moves, styles are mixed.
 *
 * @param mixing probability of style mixing
 * @param noise the kind of noise
 * @param multiScale whether the discriminator sees all resolutions
 */
record Players(Generator generator, Discriminator discriminator, double mixing, NoiseMode noise, boolean multiScale)
        implements Adversaries, Paths {
    @Override
    public Tensor latents(long n, Step step) {
        return step.latents(n, generator.config().zDim());
    }

    @Override
    public Tensor ws(Tensor z, Tensor labels, Step step) {
        Tensor ws = generator.repeat(generator.wInTraining(z, labels)); // [N, L, W]
        int l = generator.config().layers();
        int used = generator.config().layers(generator.lod().fade().resolution());
        if (mixing == 0 || step.rng().uniform() >= mixing || used < 2) {
            return ws;
        }
        // Style mixing (Karras et al. 2019, section 3.1): one crossover point for the whole batch, among the layers in
        // use.
        int cutoff = 1 + step.rng().below(used - 1);
        Tensor other = generator.repeat(generator.w(latents(z.size(0), step), labels));
        return Tensor.cat(1, ws.narrow(1, 0, cutoff), other.narrow(1, cutoff, l - cutoff));
    }

    @Override
    public Tensor synthesize(Tensor ws, Step step) {
        return generator.grown(ws, Noise.of(noise, step.rng()));
    }

    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        Tensor ws = ws(latents(labels.size(0), step), labels, step);
        return multiScale ? generator.pyramid(ws, Noise.of(noise, step.rng())) : List.of(synthesize(ws, step));
    }

    @Override
    public List<Tensor> reals(Batch real) {
        return multiScale ? Pyramid.of(real.images()) : List.of(real.images());
    }

    @Override
    public Verdict judge(List<Tensor> images, Tensor labels) {
        return Verdict.of(discriminator.forward(images, labels));
    }
}
