package org.stylegan4j.model.wgangp;

import java.util.List;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.Turns;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.Penalty;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.resnet.ResnetModel;
import org.stylegan4j.model.wgangp.WganGpConfig.Networks;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.RateSchedule;

/** WGAN-GP (Gulrajani et al. 2017) in the list of systems. */
public final class WganGpSystem {
    private static final LossConfig LOSS =
            LossConfig.of(ScoreLoss.WASSERSTEIN, new PenaltyConfig(Penalty.WGAN_GP, 10, 1, 0));

    private static final RateSchedule TO_ZERO = new RateSchedule(0, RateSchedule.Decay.LINEAR, 0, 0);

    private static final WganGpConfig PAPER = new WganGpConfig(
            Networks.PAPER,
            LOSS,
            AdversarialTraining.of(OptimizerConfig.adam(0.0002, 0, 0.9), Average.NONE)
                    .withSchedule(TO_ZERO)
                    .withTurns(Turns.critic(5).withFakes(2)));

    private static final WganGpConfig SMALL = new WganGpConfig(
            new Networks(128, 48, 48),
            LOSS,
            AdversarialTraining.of(OptimizerConfig.adam(0.0005, 0, 0.9), Average.halfLife(20_000, 0.05))
                    .withTurns(Turns.critic(3)));

    /** The system. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    WganGpConfig.SYSTEM,
                    List.of("improved-wgan"),
                    "WGAN whose critic is kept smooth by a penalty, residual networks (Gulrajani et al. 2017)"),
            PAPER,
            List.of(
                    new Preset(
                            Preset.LAPTOP,
                            "the built-in faces at 32x32 on two processor cores",
                            "a quarter of an hour on two cores",
                            r -> new Start(SMALL, new Schedule(32, 32, 45)),
                            List.of("output.tickKimg=4", "output.gridTicks=2", "output.snapshotTicks=20")),
                    new Preset(
                            "paper",
                            "CIFAR-10 32x32: inception score 7.86",
                            "days on one card",
                            r -> new Start(PAPER, new Schedule(64, 64, 32_000)),
                            List.of("output.tickKimg=100"))),
            ResnetModel.reader());

    private WganGpSystem() {}
}
