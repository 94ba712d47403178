package org.stylegan4j.latent;

import java.util.List;
import org.stylegan4j.latent.recipe.PixelNoise;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/**
 * The noise of one picture, handed to its layers in their order: drawn, stored or found, and zero at resolutions that are to have
 * none. Closing frees the random stream.
 */
final class PictureNoise implements RandomSource, AutoCloseable {
    private final PixelNoise noise;
    private final List<Tensor> maps;
    private final Rng rng;
    private int layer;

    /** @param maps [R, R] per layer, for stored noise */
    PictureNoise(Recipe recipe, List<Tensor> maps) {
        noise = recipe.noise();
        this.maps = maps;
        // The complement keeps the noise apart from the latent, which comes from the same seed.
        rng = new Rng(~recipe.noiseSeed());
    }

    /** Noise [1, 1, R, R] of the next layer. */
    @Override
    public Tensor normal(Device device, long... shape) {
        int r = (int) shape[shape.length - 1];
        int index = layer++;
        // Drawn also where it is not shown, so that the others stay as they are.
        Tensor drawn = noise.mode() == NoiseMode.RANDOM
                ? rng.normal(device, shape)
                : Tensor.zeros(shape).to(device);
        if (!noise.at(r)) {
            return Tensor.zeros(shape).to(device);
        }
        if (noise.mode() != NoiseMode.CONST) {
            return drawn;
        }
        if (index >= maps.size() || maps.get(index).count() != (long) r * r) {
            throw new IllegalArgumentException(
                    "noise maps do not fit this network: layer " + index + " is " + r + "x" + r);
        }
        return maps.get(index).to(device).reshape(shape);
    }

    @Override
    public int below(int bound) {
        return rng.below(bound);
    }

    @Override
    public double uniform() {
        return rng.uniform();
    }

    @Override
    public void close() {
        rng.close();
    }
}
