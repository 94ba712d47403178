package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.latent.Latents;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Style.Drawn;
import org.stylegan4j.latent.recipe.Style.Term;
import org.stylegan4j.latent.recipe.WeightedStyle;

/** Where pictures are added and interpolated. */
public enum Space {
    /** The latents that seeds draw, before the mapping. */
    Z,
    /** The intermediate latents after it. */
    W;

    /** Below this sine of the angle two latents point the same way, and slerp is lerp. */
    private static final double PARALLEL = 1e-7;

    /**
     * The weighted sum of pictures; truncation and noise are the first's.
     *
     * @throws IllegalArgumentException in Z, when one is not simply drawn from seeds, or they differ in class
     */
    public Recipe sum(List<Recipe> pictures, double... weights) {
        return this == W ? Recipe.blend(pictures, weights) : sumInZ(pictures, weights);
    }

    /** The average of pictures. */
    public Recipe average(List<Recipe> pictures) {
        double[] weights = new double[pictures.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return sum(pictures, weights);
    }

    private static Recipe sumInZ(List<Recipe> pictures, double... weights) {
        List<Term> terms = new ArrayList<>();
        Optional<String> label = drawn(pictures.get(0)).label();
        for (int i = 0; i < weights.length; i++) {
            Drawn d = drawn(pictures.get(i));
            if (!d.label().equals(label)) {
                throw new IllegalArgumentException("pictures of several classes can be added in W only: "
                        + label.orElse("none") + ", " + d.label().orElse("none"));
            }
            for (Term t : d.latent()) {
                terms.add(new Term(t.seed(), t.weight() * weights[i]));
            }
        }
        Recipe first = pictures.get(0);
        WeightedStyle part = new WeightedStyle(new Drawn(terms, label), Layers.ALL, 1);
        return new Recipe(List.of(part), first.truncation(), first.pushes(), first.noise());
    }

    private static Drawn drawn(Recipe r) {
        if (r.parts().size() == 1 && r.parts().get(0).style() instanceof Drawn d) {
            return d;
        }
        throw new IllegalArgumentException("only pictures drawn from seeds have a place in Z");
    }

    /**
     * Between two pictures: along the great circle in Z, where latents keep their length, and along the straight line in W
     * (Shoemake 1985; White 2016).
     *
     * @param t from 0 at {@code a} to 1 at {@code b}
     * @param zDim Z
     */
    public Recipe between(Recipe a, Recipe b, double t, int zDim) {
        double[] weights = {1 - t, t};
        if (this == Z) {
            double omega = angle(Latents.z(drawn(a), zDim), Latents.z(drawn(b), zDim));
            if (Math.sin(omega) > PARALLEL) {
                weights =
                        new double[] {Math.sin((1 - t) * omega) / Math.sin(omega), Math.sin(t * omega) / Math.sin(omega)
                        };
            }
        }
        return sum(List.of(a, b), weights);
    }

    private static double angle(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return Math.acos(Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb))));
    }
}
