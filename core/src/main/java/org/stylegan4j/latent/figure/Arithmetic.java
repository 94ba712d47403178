package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;

/**
 * Adding and subtracting what groups of pictures have in common (Radford et al. 2016, section 6.3.2): A - B + C, each the
 * average of its samples.
 *
 * @param plus samples of A, which has what is wanted
 * @param minus samples of B, which differs from A by what is wanted only
 * @param base samples of C, which is to get it
 */
public record Arithmetic(List<Recipe> plus, List<Recipe> minus, List<Recipe> base, Space space) {
    /** A single sample brings too much of its own along. */
    private static final int FEWEST = 3;

    private static final int SIDE = 3;

    public Arithmetic {
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
        base = List.copyOf(base);
        for (List<Recipe> samples : List.of(plus, minus, base)) {
            if (samples.size() < FEWEST) {
                throw new IllegalArgumentException(
                        "a concept needs at least " + FEWEST + " samples: " + samples.size());
            }
        }
    }

    /** A - B + C. */
    public Recipe answer() {
        return space.sum(List.of(space.average(plus), space.average(minus), space.average(base)), 1, -1, 1);
    }

    /** One row per concept: its samples, last their average. */
    public Sheet concepts() {
        int most = Math.max(plus.size(), Math.max(minus.size(), base.size()));
        List<Sheet.Cell> cells = new ArrayList<>();
        for (List<Recipe> samples : List.of(plus, minus, base)) {
            samples.forEach(r -> cells.add(new Sheet.Cell.Drawn(r)));
            for (int i = samples.size(); i < most; i++) {
                cells.add(Sheet.Cell.BLANK);
            }
            cells.add(new Sheet.Cell.Drawn(space.average(samples)));
        }
        return new Sheet(most + 1, cells);
    }

    /**
     * The answer in the middle of its eight neighbours.
     *
     * @param spread how far each neighbour is on the way to a random picture, 0.25 for example
     * @param seed of the first random picture; the others' follow
     */
    public Sheet neighbourhood(double spread, long seed) {
        Recipe answer = answer();
        List<Recipe> grid = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            Recipe other = Recipe.seed(seed + i);
            Recipe random = base.get(0).labels().stream()
                    .findFirst()
                    .map(other::withLabel)
                    .orElse(other);
            boolean middle = i == SIDE * SIDE / 2;
            grid.add(middle ? answer : space.sum(List.of(answer, random), 1 - spread, spread));
        }
        return Sheet.of(SIDE, grid);
    }
}
