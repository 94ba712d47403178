package org.stylegan4j.model.loss;

/** Gradient penalties of a discriminator, as settings name them. */
public enum Penalty {
    NONE,
    /** {@link GradientPenalty}. */
    WGAN_GP,
    /** {@link org.stylegan4j.model.loss.R1}. */
    R1,
    /** {@link org.stylegan4j.model.loss.R2}. */
    R2,
    /** {@link org.stylegan4j.model.loss.Dragan}. */
    DRAGAN
}
