package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;

/** Rows between the points of a chain (Radford et al. 2016, figure 4). */
public final class Interpolation {
    private Interpolation() {}

    /**
     * One row from each point to the next, both shown.
     *
     * @param chain at least two pictures
     * @param columns at least 2
     * @param zDim Z
     */
    public static Sheet rows(List<Recipe> chain, int columns, Space space, int zDim) {
        if (chain.size() < 2 || columns < 2) {
            throw new IllegalArgumentException(
                    "interpolation needs 2 points and 2 columns: " + chain.size() + ", " + columns);
        }
        List<Recipe> recipes = new ArrayList<>();
        for (int row = 0; row + 1 < chain.size(); row++) {
            for (int i = 0; i < columns; i++) {
                double t = (double) i / (columns - 1);
                recipes.add(space.between(chain.get(row), chain.get(row + 1), t, zDim));
            }
        }
        return Sheet.of(columns, recipes);
    }
}
