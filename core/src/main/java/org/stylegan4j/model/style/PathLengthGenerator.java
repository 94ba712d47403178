package org.stylegan4j.model.style;

import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Tensor;

/** A style-based generator as path-length regularization sees it. */
public interface PathLengthGenerator {
    /** n fresh latents, [N, Z]. */
    Tensor latents(long n, Step step);

    /** Latents [N, Z] and labels [N, F] to intermediate latents as training mixes them, [N, L, W]. */
    Tensor ws(Tensor z, Tensor labels, Step step);

    /** Intermediate latents [N, L, W] to images [N, C, R, R]. */
    Tensor synthesize(Tensor ws, Step step);
}
