package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;

/**
 * A direction from the average of one group of pictures to that of another, such as from faces that look left to faces that look
 * right (Radford et al. 2016, figure 8).
 */
public record AttributeVector(List<Recipe> from, List<Recipe> to, Space space) {
    public AttributeVector {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (from.isEmpty() || to.isEmpty()) {
            throw new IllegalArgumentException("a turn needs samples on both sides: " + from.size() + ", " + to.size());
        }
    }

    /** A picture moved by {@code amount} times the way between the averages. */
    public Recipe applied(Recipe picture, double amount) {
        return space.sum(List.of(picture, space.average(to), space.average(from)), 1, amount, -amount);
    }

    /**
     * One row per picture, turned from {@code -reach} to {@code reach}.
     *
     * @param columns at least 2
     */
    public Sheet walk(List<Recipe> pictures, double reach, int columns) {
        if (columns < 2) {
            throw new IllegalArgumentException("a turn needs at least 2 columns: " + columns);
        }
        List<Recipe> recipes = new ArrayList<>();
        for (Recipe picture : pictures) {
            for (int i = 0; i < columns; i++) {
                recipes.add(applied(picture, reach * (2.0 * i / (columns - 1) - 1)));
            }
        }
        return Sheet.of(columns, recipes);
    }
}
