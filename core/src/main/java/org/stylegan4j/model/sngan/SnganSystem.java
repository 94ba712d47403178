package org.stylegan4j.model.sngan;

import java.util.List;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.Turns;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.resnet.ResnetModel;
import org.stylegan4j.model.sngan.SnganConfig.Networks;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.RateSchedule;

/** SNGAN (Miyato et al. 2018), with labels its projection discriminator (Miyato and Koyama 2018), in the list of systems. */
public final class SnganSystem {
    private static final LossConfig LOSS = LossConfig.of(ScoreLoss.HINGE, PenaltyConfig.NONE);

    private static final SnganConfig PAPER = new SnganConfig(
            Networks.PAPER,
            LOSS,
            AdversarialTraining.of(OptimizerConfig.adam(0.0002, 0, 0.9), Average.NONE)
                    .withSchedule(new RateSchedule(0, RateSchedule.Decay.LINEAR, 0, 0))
                    .withTurns(Turns.critic(5).withFakes(2)));

    private static final SnganConfig SMALL = new SnganConfig(
            new Networks(128, 48, 48),
            LOSS,
            AdversarialTraining.of(OptimizerConfig.adam(0.0004, 0, 0.9), Average.halfLife(20_000, 0.05))
                    .withTurns(Turns.critic(2)));

    /** The system. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    SnganConfig.SYSTEM,
                    List.of("sn-gan", "projection", "cgan-pd"),
                    "weights divided by their largest singular value; with --cond a projection discriminator"
                            + " (Miyato et al. 2018)"),
            PAPER,
            List.of(
                    new Preset(
                            Preset.LAPTOP,
                            "the built-in faces at 32x32 on two processor cores",
                            "a quarter of an hour on two cores",
                            r -> new Start(SMALL, new Schedule(32, 32, 75)),
                            List.of("output.tickKimg=4", "output.gridTicks=2", "output.snapshotTicks=20")),
                    new Preset(
                            "paper",
                            "CIFAR-10 32x32: FID 21.7, inception score 8.22",
                            "a day on one card",
                            r -> new Start(PAPER, new Schedule(64, 64, 16_000)),
                            List.of("output.tickKimg=100"))),
            ResnetModel.reader());

    private SnganSystem() {}
}
