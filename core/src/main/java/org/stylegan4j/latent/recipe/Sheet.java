package org.stylegan4j.latent.recipe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A figure: pictures in rows from the top left, as recipes. Rows are filled up with blank places. */
public record Sheet(int columns, List<Cell> cells) {
    /** More would make the recipe in the file larger than programs accept. */
    private static final int MOST = 100_000;

    public Sheet {
        if (columns < 1 || cells.isEmpty()) {
            throw new IllegalArgumentException(
                    "empty figure: " + cells.size() + " pictures in " + columns + " columns");
        }
        if (cells.size() > MOST || columns > MOST) {
            throw new IllegalArgumentException(
                    "a figure holds at most " + MOST + " pictures, not " + Math.max(columns, cells.size()));
        }
        List<Cell> filled = new ArrayList<>(cells);
        while (filled.size() % columns != 0) {
            filled.add(Cell.BLANK);
        }
        cells = List.copyOf(filled);
    }

    /** One place of a figure. */
    public sealed interface Cell {
        /** A place that stays black. */
        Cell BLANK = new Blank();

        /** A black place. */
        record Blank() implements Cell {}

        /** A picture. */
        record Drawn(Recipe recipe) implements Cell {}

        /**
         * How much each pixel varies over draws of the noise (Karras et al. 2019, figure 4c): the standard deviation of its
         * brightness over the seeds 0 to {@code draws - 1}, {@value #GAIN} times as bright so that it can be seen.
         */
        record Deviation(Recipe recipe, int draws) implements Cell {
            /** Grey levels shown for one grey level of deviation. */
            public static final int GAIN = 8;

            public Deviation {
                if (draws < 2) {
                    throw new IllegalArgumentException("deviation needs at least 2 draws of noise: " + draws);
                }
            }
        }
    }

    /** Pictures only. */
    public static Sheet of(int columns, List<Recipe> recipes) {
        return new Sheet(
                columns, recipes.stream().map(r -> (Cell) new Cell.Drawn(r)).toList());
    }

    /** How many rows there are. */
    public int rows() {
        return cells.size() / columns;
    }

    /** One row from the top. */
    public List<Cell> row(int index) {
        return cells.subList(index * columns, (index + 1) * columns);
    }

    /** All recipes in order. */
    public List<Recipe> recipes() {
        List<Recipe> recipes = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell instanceof Cell.Drawn d) {
                recipes.add(d.recipe());
            } else if (cell instanceof Cell.Deviation d) {
                recipes.add(d.recipe());
            }
        }
        return recipes;
    }

    /** The seeds of all pictures, each once, in order. */
    public Set<Long> seeds() {
        Set<Long> seeds = new LinkedHashSet<>();
        recipes().forEach(r -> seeds.addAll(r.seeds()));
        return seeds;
    }
}
