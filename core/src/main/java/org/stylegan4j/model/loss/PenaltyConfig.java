package org.stylegan4j.model.loss;

import java.util.Optional;
import org.stylegan4j.model.Objective;

/**
 * The penalty on a discriminator's gradients, as settings.
 *
 * @param kind which
 * @param gamma its weight: γ of R1 and R2, λ of the others
 * @param target the slope that {@link Penalty#WGAN_GP} and {@link Penalty#DRAGAN} aim at
 * @param interval 0 when it is part of every step; n for steps of its own, every n with n-fold weight (lazy regularization)
 */
public record PenaltyConfig(Penalty kind, double gamma, double target, int interval) {
    /** No penalty. */
    public static final PenaltyConfig NONE = new PenaltyConfig(Penalty.NONE, 0, 1, 0);

    public PenaltyConfig {
        if (!(gamma >= 0)) {
            throw new IllegalArgumentException("penalty weight (gamma) must not be negative: " + gamma);
        }
        if (!(target > 0)) {
            throw new IllegalArgumentException("penalty target must be positive: " + target);
        }
        if (kind == Penalty.WEIGHT_CLIPPING && (interval > 0 || gamma == 0)) {
            throw new IllegalArgumentException(
                    "weights are clipped to a limit above 0 in every step: gamma " + gamma + ", interval " + interval);
        }
        if (interval < 0) {
            throw new IllegalArgumentException("penalty interval must not be negative: " + interval);
        }
    }

    /** R1 in every step. */
    public static PenaltyConfig r1(double gamma) {
        return new PenaltyConfig(Penalty.R1, gamma, 1, 0);
    }

    /** The same with another weight. */
    public PenaltyConfig withGamma(double other) {
        return new PenaltyConfig(kind, other, target, interval);
    }

    /** The same, every so many steps. */
    public PenaltyConfig withInterval(int other) {
        return new PenaltyConfig(kind, gamma, target, other);
    }

    /** The limit of the discriminator's weights; 0 for none. */
    public double clip() {
        return kind == Penalty.WEIGHT_CLIPPING ? gamma : 0;
    }

    /** Whether there is one. */
    boolean present() {
        return kind != Penalty.NONE && gamma > 0;
    }

    /** Every so many steps it has one of its own; 0 when it has none. */
    public int lazyInterval() {
        return present() ? interval : 0;
    }

    /** What is minimized, if there is a penalty. */
    Optional<Objective> objective(GanNetworks players) {
        return present() ? kind.objective(players, this) : Optional.empty();
    }
}
