package org.stylegan4j.model.loss;

import org.stylegan4j.tensor.Tensor;

/** With what the score of an image is compared before the loss (Jolicoeur-Martineau 2019, sections 4.1 and 4.2). */
public enum Pairing {
    /** With nothing: the score is absolute. */
    NONE,
    /** With the mean score of the other kind. */
    AVERAGE,
    /** With the score of one image of the other kind. */
    PAIRED;

    /** Scores [N, 1] less those of the other kind. */
    Tensor relative(Tensor scores, Tensor others) {
        return switch (this) {
            case NONE -> scores;
            case AVERAGE -> scores.sub(others.mean());
            case PAIRED -> scores.sub(others);
        };
    }
}
