package org.stylegan4j.model.stylegan1;

import java.util.Optional;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/**
 * The noise that one layer reads.
 *
 * @param stored [1, 1, R, R]; it belongs to the network
 */
record NoiseInput(Tensor stored) {
    /** A new input for features of a resolution, stored as {@code noise} and its number. */
    static NoiseInput create(Params p, int number, int resolution) {
        return new NoiseInput(p.normalBuffer("noise" + number, 1, 1, resolution, resolution));
    }

    /** One value per pixel, [N or 1, 1, R, R], the same for all features; empty when there is to be no noise. */
    Optional<Tensor> values(Tensor x, Noise noise) {
        return switch (noise.mode()) {
            case NONE -> Optional.empty();
            case CONST -> Optional.of(stored);
            case RANDOM -> Optional.of(noise.draw(x, (int) stored.size(2)));
        };
    }
}
