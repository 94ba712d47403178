package org.stylegan4j.model.sagan;

import java.util.List;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.resnet.ResnetModel;
import org.stylegan4j.model.sagan.SaganConfig.Networks;
import org.stylegan4j.nn.OptimizerConfig;

/** SAGAN (Zhang et al. 2019) in the list of systems. */
public final class SaganSystem {
    private static final LossConfig LOSS = LossConfig.of(ScoreLoss.HINGE, PenaltyConfig.NONE);

    /** Learning rates on two time scales in place of several steps of the discriminator. */
    private static AdversarialTraining training(double generator, double discriminator, Average average) {
        return AdversarialTraining.of(OptimizerConfig.adam(generator, 0, 0.9), average)
                .withOptimizers(OptimizerConfig.adam(generator, 0, 0.9), OptimizerConfig.adam(discriminator, 0, 0.9));
    }

    private static final SaganConfig PAPER =
            new SaganConfig(Networks.PAPER, LOSS, training(0.0001, 0.0004, Average.decay(0.999)));

    private static final SaganConfig SMALL = new SaganConfig(
            new Networks(128, 48, 48, 16, 16), LOSS, training(0.0002, 0.0008, Average.halfLife(20_000, 0.05)));

    /** The system. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    SaganConfig.SYSTEM,
                    List.of("sa-gan", "self-attention-gan"),
                    "pixels attend to each other behind a gate; learning rates on two time scales (Zhang et al. 2019)"),
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
                            "ImageNet 128x128 by classes: FID 18.65",
                            "two weeks on four V100",
                            r -> new Start(PAPER, new Schedule(256, 64, 256_000)),
                            List.of("output.tickKimg=1000"))),
            ResnetModel.reader());

    private SaganSystem() {}
}
