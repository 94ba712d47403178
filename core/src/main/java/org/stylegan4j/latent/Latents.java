package org.stylegan4j.latent;

import org.stylegan4j.latent.recipe.Style.Drawn;
import org.stylegan4j.latent.recipe.Style.Term;
import org.stylegan4j.numpy.NumpyRandom;

/** The latents of seeds, in double precision. */
public final class Latents {
    private Latents() {}

    /** Σ weight · z(seed), [Z]. */
    public static double[] z(Drawn style, int zDim) {
        double[] sum = new double[zDim];
        for (Term t : style.latent()) {
            double[] z = new NumpyRandom(t.seed()).normal(zDim);
            for (int i = 0; i < zDim; i++) {
                sum[i] += t.weight() * z[i];
            }
        }
        return sum;
    }
}
