package org.stylegan4j.model.loss;

import java.util.Optional;
import org.stylegan4j.model.Objective;

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
    DRAGAN,
    /** The forerunner of all penalties: weights are limited to ±γ after each step (Arjovsky et al. 2017, algorithm 1, line 7). */
    WEIGHT_CLIPPING;

    /** Around real images DRAGAN looks so far, in images from -1 to 1: near, as its paper asks for. */
    private static final double DRAGAN_NOISE = 0.1;

    /** What is minimized. */
    Optional<Objective> objective(GanNetworks players, PenaltyConfig c) {
        return switch (this) {
            case NONE, WEIGHT_CLIPPING -> Optional.empty();
            case WGAN_GP -> Optional.of(new GradientPenalty(players, c.gamma(), c.target()));
            case R1 -> Optional.of(new R1(players, c.gamma()));
            case R2 -> Optional.of(new R2(players, c.gamma()));
            case DRAGAN -> Optional.of(new Dragan(players, c.gamma(), c.target(), DRAGAN_NOISE));
        };
    }
}
