package org.stylegan4j.metric.picture;

import org.stylegan4j.image.ImageSize;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/** A generator as the metrics see it. All tensors live on its device; the caller opens the frame, without gradients. */
public interface GeneratorNet {
    /** Z, the length of a latent. */
    int zDim();

    /** F, the length of a label; 0 for none. */
    int labelDim();

    /** C, 1 or 3. */
    int channels();

    /** Width and height of its pictures. */
    ImageSize extent();

    /** Where it computes. */
    Device device();

    /** SHA-256 of its weights, in hexadecimal digits. */
    String hash();

    /** The truncation that {@link #map} applies, 1 for none. */
    double truncation();

    /**
     * Whether intermediate latents are a space of their own, W. Otherwise those here are the latent and its label side by side,
     * and what is measured in W cannot be measured.
     */
    boolean mapped();

    /** Latents [N, Z] and labels [N, F] to intermediate latents [N, L, W], truncated. */
    Tensor map(Tensor z, Tensor labels);

    /**
     * Intermediate latents [N, L, W] to pictures [N, C, H, W], about [-1, 1], float32.
     *
     * @param noise gives the per-pixel noise of all N pictures at once, [N, 1, r, r] for each layer in turn
     */
    Tensor synthesize(Tensor ws, RandomSource noise);
}
