package org.stylegan4j.model;

import java.util.Optional;
import org.stylegan4j.tensor.Tensor;

/** Draws images from latents with fixed weights, as every system can; the caller opens a frame without gradients. */
public interface ImageGenerator {
    /** Z, the length of a latent. */
    int zDim();

    /** F, the length of a label; 0 for none. */
    int labelDim();

    /** C of the images, 1 or 3. */
    int imageChannels();

    /** R of the images. */
    int resolution();

    /** R of the images once the network is grown; larger than that of the present ones in the middle of a growing training. */
    default int grownResolution() {
        return resolution();
    }

    /** Latents [N, Z] and labels [N, F] to images [N, C, R, R], about [-1, 1], with stored noise and without truncation. */
    Tensor draw(Tensor z, Tensor labels);

    /** What more there is in a system with intermediate latents. */
    default Optional<StyleGenerator> styles() {
        return Optional.empty();
    }

    /** With which the authors of this kind of network draw. */
    default Truncation publishedTruncation() {
        return Truncation.NONE;
    }
}
