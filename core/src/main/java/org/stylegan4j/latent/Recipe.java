package org.stylegan4j.latent;

import java.util.Optional;
import java.util.OptionalInt;
import org.stylegan4j.model.stylegan2.NoiseMode;

/**
 * What decides a picture, beside the network.
 *
 * @param seed of NumPy's {@code RandomState}, 0 to 2^32 - 1
 * @param psi how far from the mean picture: 0 is the mean itself, 1 is not truncated (Karras et al. 2019, appendix B)
 * @param cutoff how many layers are truncated, counted from the coarsest; all when empty
 * @param label of a conditional network: a class number, a class name, or all numbers of a label with commas
 * @param noise where the per-pixel noise comes from
 */
public record Recipe(long seed, double psi, OptionalInt cutoff, Optional<String> label, NoiseMode noise) {
    public Recipe {
        NumpyRandom.checked(seed);
        if (!Double.isFinite(psi)) {
            throw new IllegalArgumentException("truncation must be a finite number: " + psi);
        }
        if (cutoff.isPresent() && cutoff.getAsInt() < 0) {
            throw new IllegalArgumentException("truncation cutoff must not be negative: " + cutoff.getAsInt());
        }
    }

    /** The plain picture of a seed: no truncation, no class, stored noise. */
    public static Recipe seed(long seed) {
        return new Recipe(seed, 1, OptionalInt.empty(), Optional.empty(), NoiseMode.CONST);
    }

    /** The same, nearer to the mean picture. */
    public Recipe truncated(double psi) {
        return new Recipe(seed, psi, cutoff, label, noise);
    }

    /** The same, truncated in the first {@code layers} layers only. */
    public Recipe withCutoff(int layers) {
        return new Recipe(seed, psi, OptionalInt.of(layers), label, noise);
    }

    /** The same of another class. */
    public Recipe withLabel(String label) {
        return new Recipe(seed, psi, cutoff, Optional.of(label), noise);
    }

    /** The same with other noise. */
    public Recipe withNoise(NoiseMode noise) {
        return new Recipe(seed, psi, cutoff, label, noise);
    }
}
