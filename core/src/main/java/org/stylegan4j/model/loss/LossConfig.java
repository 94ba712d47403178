package org.stylegan4j.model.loss;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.loss.RelativisticHinge.Player;

/**
 * What the players of a game minimize, as settings.
 *
 * @param form the loss on scores
 * @param relativistic whether an image is compared with the mean of the other kind; for {@link ScoreLoss#HINGE} only
 * @param penalty on the discriminator's gradients, in every step
 * @param penaltyWeight λ or γ of the penalty
 * @param penaltyTarget the slope that {@link Penalty#WGAN_GP} and {@link Penalty#DRAGAN} aim at
 * @param drift weight of squared scores of real images; 0 for none
 */
public record LossConfig(
        ScoreLoss form,
        boolean relativistic,
        Penalty penalty,
        double penaltyWeight,
        double penaltyTarget,
        double drift) {
    /** Gulrajani et al. 2017 with the drift of Karras et al. 2018, appendix A.1. */
    public static final LossConfig WGAN_GP =
            new LossConfig(ScoreLoss.WASSERSTEIN, false, Penalty.WGAN_GP, 10, 1, 0.001);

    /** Around real images DRAGAN looks so far, in images from -1 to 1: near, as its paper asks for. */
    private static final double DRAGAN_NOISE = 0.1;

    public LossConfig {
        if (relativistic && form != ScoreLoss.HINGE) {
            throw new IllegalArgumentException("a relativistic loss must be hinge: " + form);
        }
        if (!(penaltyWeight >= 0 && drift >= 0)) {
            throw new IllegalArgumentException(
                    "penalty weight and drift must not be negative: " + penaltyWeight + ", " + drift);
        }
        if (!(penaltyTarget > 0)) {
            throw new IllegalArgumentException("penalty target must be positive: " + penaltyTarget);
        }
        if (relativistic && drift > 0) {
            throw new IllegalArgumentException("a relativistic loss has no drift: " + drift);
        }
    }

    /** What the generator minimizes. */
    public List<Objective> generator(Adversaries players) {
        return List.of(
                relativistic ? new RelativisticHinge(players, Player.GENERATOR) : new GeneratorLoss(players, form));
    }

    /** What the discriminator minimizes, the parts together. */
    public List<Objective> discriminator(Adversaries players) {
        List<Objective> parts = new ArrayList<>();
        if (relativistic) {
            parts.add(new RelativisticHinge(players, Player.DISCRIMINATOR));
        } else {
            parts.add(new FakeLoss(players, form));
            parts.add(new RealLoss(players, form, drift));
        }
        if (penaltyWeight > 0) {
            addPenalty(players, parts);
        }
        return List.copyOf(parts);
    }

    private void addPenalty(Adversaries players, List<Objective> parts) {
        switch (penalty) {
            case NONE -> {}
            case WGAN_GP -> parts.add(new GradientPenalty(players, penaltyWeight, penaltyTarget));
            case R1 -> parts.add(new R1(players, penaltyWeight));
            case R2 -> parts.add(new R2(players, penaltyWeight));
            case DRAGAN -> parts.add(new Dragan(players, penaltyWeight, penaltyTarget, DRAGAN_NOISE));
        }
    }
}
