package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.latent.recipe.PixelNoise;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.latent.recipe.Sheet.Cell;
import org.stylegan4j.model.NoiseMode;

/** What the per-pixel noise does. */
public final class NoiseFigure {
    private static final int COARSEST = 4;

    private NoiseFigure() {}

    /**
     * Four panels per picture (Karras et al. 2019, figure 5): noise everywhere, nowhere, at fine resolutions only, at coarse ones
     * only.
     *
     * @param fine the lowest resolution that counts as fine
     */
    public static Sheet panels(List<Recipe> pictures, int fine) {
        List<Recipe> panels = new ArrayList<>();
        for (Recipe picture : pictures) {
            panels.add(picture);
            panels.add(picture.withNoise(NoiseMode.NONE));
            panels.add(picture.withNoise(picture.noise().upwardsFrom(fine)));
            panels.add(picture.withNoise(picture.noise().below(fine)));
        }
        return Sheet.of(4, panels);
    }

    /**
     * The finer half of a network's resolutions: 64 and up for 1024, as in the paper.
     *
     * @param resolution of the network, a power of two
     */
    public static int fine(int resolution) {
        int resolutions = Integer.numberOfTrailingZeros(resolution / COARSEST) + 1;
        return COARSEST << (resolutions / 2);
    }

    /**
     * Stochastic variation (Karras et al. 2019, figure 4): per picture some draws of the noise, and last how much each pixel
     * varies over many.
     *
     * @param shown draws that are shown
     * @param draws over which the deviation is taken
     */
    public static Sheet variation(List<Recipe> pictures, int shown, int draws) {
        List<Cell> cells = new ArrayList<>();
        for (Recipe picture : pictures) {
            for (int seed = 0; seed < shown; seed++) {
                cells.add(new Cell.Drawn(picture.withNoise(PixelNoise.drawn(seed))));
            }
            cells.add(new Cell.Deviation(picture, draws));
        }
        return new Sheet(shown + 1, cells);
    }
}
