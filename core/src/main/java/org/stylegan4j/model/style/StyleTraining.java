package org.stylegan4j.model.style;

/**
 * What a generator with intermediate latents does in training beside the game, as settings.
 *
 * @param mixing probability of style mixing, 0.9 in the papers
 * @param pathLength its regularization
 */
public record StyleTraining(double mixing, PathLength.Settings pathLength) {
    /** Karras et al. 2020, appendix B. */
    public static final StyleTraining PAPER = new StyleTraining(0.9, PathLength.Settings.PAPER);

    public StyleTraining {
        if (!(mixing >= 0 && mixing <= 1)) {
            throw new IllegalArgumentException("mixing must be in [0, 1]: " + mixing);
        }
    }

    /** The same with another probability of mixing. */
    public StyleTraining withMixing(double other) {
        return new StyleTraining(other, pathLength);
    }

    /** The same with another regularization of path lengths. */
    public StyleTraining withPathLength(PathLength.Settings other) {
        return new StyleTraining(mixing, other);
    }
}
