package org.stylegan4j.model;

import org.stylegan4j.tensor.Tensor;

/** A generator with intermediate latents: a mapping from latents to those and a synthesis from those to images. */
public interface StyleGenerator {
    /** Z, the length of a latent. */
    int zDim();

    /** F, the length of a label; 0 for none. */
    int labelDim();

    /** W, the length of an intermediate latent. */
    int wDim();

    /** L, how many intermediate latents an image takes. */
    int layers();

    /** R of the images. */
    int resolution();

    /** C of the images, 1 or 3. */
    int imageChannels();

    /** The running mean of w, [W]; it belongs to the network. */
    Tensor meanW();

    /** Latents [N, Z] and labels [N, F] to one intermediate latent per image, [N, W]. */
    Tensor w(Tensor z, Tensor labels);

    /** The same intermediate latent for every layer: w [N, W] to ws [N, L, W]. */
    default Tensor repeat(Tensor w) {
        return w.reshape(w.size(0), 1, wDim()).expand(-1, layers(), -1);
    }

    /**
     * The truncation trick (Karras et al. 2019, appendix B): mean + psi (w - mean) in the first {@code cutoff} layers.
     *
     * @param ws [N, L, W]
     */
    default Tensor truncate(Tensor ws, double psi, int cutoff) {
        int l = layers();
        int c = Math.min(Math.max(cutoff, 0), l);
        if (psi == 1 || c == 0) {
            return ws;
        }
        Tensor mean = meanW().reshape(1, 1, wDim());
        Tensor near = mean.expand(ws.size(0), c, -1).lerp(ws.narrow(1, 0, c), psi);
        return c == l ? near : Tensor.cat(1, near, ws.narrow(1, c, l - c));
    }

    /** Intermediate latents [N, L, W] to images [N, C, R, R], about [-1, 1], float32. */
    Tensor synthesis(Tensor ws, Noise noise);
}
