package org.stylegan4j.model.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.loss.RelativisticLoss.Player;

/**
 * What the players of a game minimize, as settings that all adversarial systems share.
 *
 * @param form the loss on scores
 * @param pairing with what a score is compared before
 * @param penalty on the discriminator's gradients
 * @param drift weight of squared scores of real images; 0 for none
 * @param generatorWeight of the generator's loss, 1: with 0.5 the generator of least squares has the half of its equation
 */
public record LossConfig(ScoreLoss form, Pairing pairing, PenaltyConfig penalty, double drift, double generatorWeight) {
    /** Gulrajani et al. 2017 with the drift of Karras et al. 2018, appendix A.1. */
    public static final LossConfig WGAN_GP = of(ScoreLoss.WASSERSTEIN, new PenaltyConfig(Penalty.WGAN_GP, 10, 1, 0))
            .withDrift(0.001);

    public LossConfig {
        if (!(drift >= 0)) {
            throw new IllegalArgumentException("drift must not be negative: " + drift);
        }
        if (!(generatorWeight > 0)) {
            throw new IllegalArgumentException("generator weight must be positive: " + generatorWeight);
        }
        if (pairing != Pairing.NONE && drift > 0) {
            throw new IllegalArgumentException("a relativistic loss has no drift: " + drift);
        }
    }

    /** A loss on scores by themselves. */
    public static LossConfig of(ScoreLoss form, PenaltyConfig penalty) {
        return new LossConfig(form, Pairing.NONE, penalty, 0, 1);
    }

    /** The same with another penalty. */
    public LossConfig withPenalty(PenaltyConfig other) {
        return new LossConfig(form, pairing, other, drift, generatorWeight);
    }

    /** The same with another weight of the drift. */
    public LossConfig withDrift(double other) {
        return new LossConfig(form, pairing, penalty, other, generatorWeight);
    }

    /** The same with scores compared. */
    public LossConfig withPairing(Pairing other) {
        return new LossConfig(form, other, penalty, drift, generatorWeight);
    }

    /**
     * What the generator minimizes.
     *
     * @param factor so many times as many fakes as there are real images; in pairs there are as many
     */
    public List<Objective> generator(GanNetworks players, int factor) {
        Objective plain = pairing == Pairing.NONE
                ? new GeneratorLoss(players, form, factor)
                : new RelativisticLoss(players, form, pairing, Player.GENERATOR);
        List<Objective> all = new ArrayList<>();
        all.add(
                generatorWeight == 1
                        ? plain
                        : (real, step) -> plain.loss(real, step).mul(generatorWeight));
        all.addAll(players.generatorTerms());
        return List.copyOf(all);
    }

    /** What the discriminator minimizes in every step, the parts together. */
    public List<Objective> discriminator(GanNetworks players) {
        List<Objective> parts = new ArrayList<>();
        boolean always = penalty.present() && penalty.interval() == 0;
        boolean together = always && penalty.kind() == Penalty.R1 && pairing == Pairing.NONE;
        if (pairing == Pairing.NONE) {
            // Real images first, as references judge them: spectral norms take a step in each pass.
            DiscriminatorRealLoss real = new DiscriminatorRealLoss(players, form, drift);
            parts.add(together ? new RealLossWithR1(real, penalty.gamma()) : real);
            parts.add(new DiscriminatorFakeLoss(players, form));
        } else {
            parts.add(new RelativisticLoss(players, form, pairing, Player.DISCRIMINATOR));
        }
        if (always && !together) {
            penalty.objective(players).ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    /** The penalty where it has steps of its own. */
    public Optional<Objective> lazyPenalty(GanNetworks players) {
        return penalty.interval() > 0 ? penalty.objective(players) : Optional.empty();
    }
}
