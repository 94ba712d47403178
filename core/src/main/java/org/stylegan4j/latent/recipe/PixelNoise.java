package org.stylegan4j.latent.recipe;

import java.util.Optional;
import java.util.OptionalLong;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.numpy.NumpyRandom;

/**
 * The per-pixel noise of a picture: of one kind at some resolutions, none at the others.
 *
 * @param mode stored with the weights, drawn, or none
 * @param seed of drawn noise; that of the picture when empty
 * @param from the coarsest resolution that has noise
 * @param to the finest resolution that has noise
 * @param maps a safetensors file of noise found by projection, which takes the place of stored noise
 */
public record PixelNoise(NoiseMode mode, OptionalLong seed, int from, int to, Optional<String> maps) {
    /** The noise that is stored with the weights. */
    public static final PixelNoise STORED = of(NoiseMode.CONST);

    private static final int FINEST = 1 << 20;

    public PixelNoise {
        seed.ifPresent(NumpyRandom::checked);
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("noise must be from a lower to a higher resolution: " + from + "-" + to);
        }
        if (maps.isPresent() && mode != NoiseMode.CONST) {
            throw new IllegalArgumentException("noise maps take the place of stored noise, not of: " + mode);
        }
    }

    /** Of one kind at all resolutions. */
    public static PixelNoise of(NoiseMode mode) {
        return new PixelNoise(mode, OptionalLong.empty(), 1, FINEST, Optional.empty());
    }

    /** Drawn from a seed of its own. */
    public static PixelNoise drawn(long seed) {
        return new PixelNoise(NoiseMode.RANDOM, OptionalLong.of(seed), 1, FINEST, Optional.empty());
    }

    /** Found by projection. */
    public static PixelNoise found(String maps) {
        return new PixelNoise(NoiseMode.CONST, OptionalLong.empty(), 1, FINEST, Optional.of(maps));
    }

    /** The same below a resolution, none from there on. */
    public PixelNoise below(int resolution) {
        return new PixelNoise(mode, seed, from, resolution - 1, maps);
    }

    /** The same from a resolution on, none below. */
    public PixelNoise upwardsFrom(int resolution) {
        return new PixelNoise(mode, seed, resolution, to, maps);
    }

    /** Whether noise is drawn at this resolution. */
    public boolean at(int resolution) {
        return resolution >= from && resolution <= to;
    }

    /** Whether all resolutions are treated alike. */
    public boolean everywhere() {
        return from == 1 && to == FINEST;
    }
}
