package org.stylegan4j.latent.recipe;

import java.util.List;
import java.util.Optional;
import org.stylegan4j.numpy.NumpyRandom;

/** Where intermediate latents come from. */
public sealed interface Style {
    /**
     * The mapping of a weighted sum of seeds' latents, z = Σ weight · z(seed), summed in double precision.
     *
     * @param label of a conditional network: a class number, a class name, or all numbers of a label with commas
     */
    record Drawn(List<Term> latent, Optional<String> label) implements Style {
        public Drawn {
            latent = List.copyOf(latent);
            if (latent.isEmpty()) {
                throw new IllegalArgumentException("no seed");
            }
        }

        /** The latent of one seed. */
        public static Drawn seed(long seed) {
            return new Drawn(List.of(new Term(seed, 1)), Optional.empty());
        }

        Drawn withLabel(String text) {
            return new Drawn(latent, Optional.of(text));
        }
    }

    /**
     * One seed's share of a latent.
     *
     * @param seed of NumPy's {@code RandomState}, 0 to 2^32 - 1
     */
    record Term(long seed, double weight) {
        public Term {
            NumpyRandom.checked(seed);
            checkFinite(weight);
        }
    }

    /**
     * Intermediate latents that were found, by projection for example.
     *
     * @param name what they were found for
     * @param rows 1 for the same in all layers, else the number of layers
     * @param values [rows, W]
     */
    record Found(String name, int rows, float[] values) implements Style {
        public Found {
            if (rows < 1 || values.length == 0 || values.length % rows != 0) {
                throw new IllegalArgumentException(
                        "expected rows of one length but was " + values.length + " numbers in " + rows + " rows");
            }
        }
    }

    /** Refuses weights that are no numbers. */
    static void checkFinite(double weight) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("weight must be a finite number: " + weight);
        }
    }
}
