package org.stylegan4j.model.style;

import java.util.function.Supplier;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/**
 * Style mixing (Karras et al. 2019, section 3.1): now and then the finer layers take another latent's styles, from one crossover
 * on for the whole batch.
 *
 * @param probability of a step that mixes
 */
public record StyleMixing(double probability) {
    /**
     * Intermediate latents, mixed or as they are.
     *
     * @param ws [N, L, W]
     * @param used the first so many layers make the image; the crossover is among them
     * @param others further ones, drawn only when they are needed
     */
    public Tensor mix(Tensor ws, int used, RandomSource rng, Supplier<Tensor> others) {
        if (probability == 0 || rng.uniform() >= probability || used < 2) {
            return ws;
        }
        int cutoff = 1 + rng.below(used - 1);
        return Tensor.cat(1, ws.narrow(1, 0, cutoff), others.get().narrow(1, cutoff, ws.size(1) - cutoff));
    }
}
