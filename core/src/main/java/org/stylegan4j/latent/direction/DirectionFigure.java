package org.stylegan4j.latent.direction;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;

/** Pictures moved along directions. */
public final class DirectionFigure {
    private DirectionFigure() {}

    /**
     * One row per direction and picture, from {@code -reach} to {@code reach} steps.
     *
     * @param columns at least 2
     */
    public static Sheet of(List<Direction> directions, List<Recipe> pictures, double reach, int columns) {
        if (columns < 2) {
            throw new IllegalArgumentException("a direction needs at least 2 columns: " + columns);
        }
        List<Recipe> recipes = new ArrayList<>();
        for (Direction d : directions) {
            for (Recipe picture : pictures) {
                for (int i = 0; i < columns; i++) {
                    recipes.add(picture.pushed(d.push(reach * (2.0 * i / (columns - 1) - 1))));
                }
            }
        }
        return Sheet.of(columns, recipes);
    }
}
