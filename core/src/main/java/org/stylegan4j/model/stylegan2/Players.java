package org.stylegan4j.model.stylegan2;

import org.stylegan4j.model.Noise;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Generator and discriminator as training uses them: the running mean of w moves, styles are mixed.
 *
 * @param mixing probability of style mixing
 * @param noise the kind of noise
 */
record Players(Generator generator, Discriminator discriminator, double mixing, NoiseMode noise) {
    /** Fresh latents and labels to intermediate latents [N, L, W], mixed. */
    Tensor ws(Tensor z, Tensor labels, Step step) {
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

    Tensor synthesize(Tensor ws, Step step) {
        return generator.synthesis(ws, Noise.of(noise, step.rng()));
    }

    /** n fresh latents, [N, Z]. */
    Tensor latents(long n, Step step) {
        return step.latents(n, generator.config().zDim());
    }

    /** Fake images [N, C, R, R] for labels [N, F], with the graph that leads to the generator. */
    Tensor fakes(Tensor labels, Step step) {
        return synthesize(ws(latents(labels.size(0), step), labels, step), step);
    }

    /** Fake images without a graph. */
    Tensor finishedFakes(Tensor labels, Step step) {
        return Scope.tidyNoGrad(() -> fakes(labels, step));
    }

    /** Scores [N, 1] of images, reported as those of {@code kind}. */
    Tensor score(Tensor images, Tensor labels, String kind, Step step) {
        Tensor logits = discriminator.forward(images, labels);
        step.stats().report("Loss/scores/" + kind, logits);
        step.stats().report("Loss/signs/" + kind, logits.detach().sign());
        return logits;
    }
}
