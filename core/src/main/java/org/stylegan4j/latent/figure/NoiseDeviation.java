package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.Picture;
import org.stylegan4j.latent.recipe.PixelNoise;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet.Cell.Deviation;

/** How much each pixel of a picture varies over draws of the noise, by Welford's running sums (1962). */
final class NoiseDeviation {
    private static final double GREY_LEVELS = 127.5;

    private final double[] mean;
    private final double[] squares;
    private int draws;

    private NoiseDeviation(int pixels) {
        mean = new double[pixels];
        squares = new double[pixels];
    }

    static Pixels picture(Network network, Deviation cell) {
        int side = network.resolution();
        NoiseDeviation deviation = new NoiseDeviation(side * side);
        List<Recipe> recipes = new ArrayList<>();
        for (int seed = 0; seed < cell.draws(); seed++) {
            recipes.add(cell.recipe().withNoise(PixelNoise.drawn(seed)));
        }
        network.drawAll(recipes, network.batch(), deviation::add);
        return deviation.pixels(side, network.imageChannels());
    }

    private void add(Picture p) {
        draws++;
        for (int i = 0; i < mean.length; i++) {
            double brightness = 0;
            for (int c = 0; c < p.channels(); c++) {
                brightness += p.values()[c * mean.length + i] / p.channels();
            }
            double before = brightness - mean[i];
            mean[i] += before / draws;
            squares[i] += before * (brightness - mean[i]);
        }
    }

    private Pixels pixels(int side, int channels) {
        byte[] data = new byte[mean.length * channels];
        for (int i = 0; i < data.length; i++) {
            double deviation = Math.sqrt(squares[i / channels] / (draws - 1)) * GREY_LEVELS;
            data[i] = (byte) Math.min(255, Math.round(deviation * Deviation.GAIN));
        }
        return new Pixels(side, side, channels, data);
    }
}
