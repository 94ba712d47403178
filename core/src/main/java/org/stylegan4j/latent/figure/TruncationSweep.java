package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;

/** How pictures change with truncation (Karras et al. 2019, figure 8). */
public final class TruncationSweep {
    /** From the untruncated picture through the mean to the opposite. */
    public static final List<Double> USUAL = List.of(1.0, 0.7, 0.5, 0.0, -0.5, -1.0);

    private TruncationSweep() {}

    /** One row per picture, one column per psi. */
    public static Sheet of(List<Recipe> pictures, List<Double> psis) {
        List<Recipe> recipes = new ArrayList<>();
        for (Recipe picture : pictures) {
            psis.forEach(psi -> recipes.add(picture.truncated(psi)));
        }
        return Sheet.of(psis.size(), recipes);
    }
}
