package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.latent.recipe.Sheet.Cell;

/** The style-mixing table (Karras et al. 2019, figure 3). */
public final class StyleMix {
    private StyleMix() {}

    /**
     * Sources down the left and across the top; each cell is the row's picture with the column's styles in some layers. The
     * corner stays black.
     */
    public static Sheet table(List<Recipe> rows, List<Recipe> columns, Layers layers) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.BLANK);
        columns.forEach(c -> cells.add(new Cell.Drawn(c)));
        for (Recipe row : rows) {
            cells.add(new Cell.Drawn(row));
            columns.forEach(c -> cells.add(new Cell.Drawn(row.mixed(c, layers))));
        }
        return new Sheet(columns.size() + 1, cells);
    }
}
