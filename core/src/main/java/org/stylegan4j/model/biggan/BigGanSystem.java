package org.stylegan4j.model.biggan;

import java.util.List;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.biggan.BigGanConfig.Networks;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.Turns;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.nn.OptimizerConfig;

/** BigGAN and BigGAN-deep (Brock et al. 2019) in the list of systems. */
public final class BigGanSystem {
    private static final LossConfig LOSS = LossConfig.of(ScoreLoss.HINGE, PenaltyConfig.NONE);
    private static final double ORTHOGONAL = 1e-4;
    private static final double EPSILON = 1e-6;

    private static AdversarialTraining training(double generator, double discriminator, Average average, int critic) {
        OptimizerConfig g = new OptimizerConfig(OptimizerConfig.Kind.ADAM, generator, 0, 0.999, EPSILON);
        OptimizerConfig d = new OptimizerConfig(OptimizerConfig.Kind.ADAM, discriminator, 0, 0.999, EPSILON);
        return AdversarialTraining.of(g, average).withOptimizers(g, d).withTurns(Turns.critic(critic));
    }

    private static final AdversarialTraining PUBLISHED =
            training(5e-5, 2e-4, new Average(0, 0, 0.9999, 20_000.0 * 3 * 2048), 2);

    private static final BigGanConfig PAPER = new BigGanConfig(Networks.PAPER, LOSS, ORTHOGONAL, PUBLISHED);

    private static final BigGanConfig DEEP =
            new BigGanConfig(new Networks(128, 128, 2, 64, 64), LOSS, ORTHOGONAL, PUBLISHED);

    private static final BigGanConfig SMALL = new BigGanConfig(
            new Networks(80, 12, 0, 16, 0), LOSS, ORTHOGONAL, training(2e-4, 4e-4, Average.halfLife(20_000, 0.05), 1));

    /** The system. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    BigGanConfig.SYSTEM,
                    List.of("big-gan", "biggan-deep"),
                    "large batches and networks, class embeddings in every level, orthogonal weights (Brock et al. 2019)"),
            PAPER,
            List.of(
                    new Preset(
                            Preset.LAPTOP,
                            "the built-in faces at 32x32 on two processor cores",
                            "a quarter of an hour on two cores",
                            r -> new Start(SMALL, new Schedule(32, 32, 40)),
                            List.of("output.tickKimg=4", "output.gridTicks=2", "output.snapshotTicks=20")),
                    new Preset(
                            "paper",
                            "ImageNet 128x128 by classes: FID 8.7, inception score 98.8",
                            "two days on 128 TPU cores",
                            r -> new Start(PAPER, new Schedule(2048, 64, 800_000)),
                            List.of("output.tickKimg=1000")),
                    new Preset(
                            "deep",
                            "ImageNet 128x128 by classes: FID 5.7, inception score 124.5",
                            "two days on 128 TPU cores",
                            r -> new Start(DEEP, new Schedule(2048, 64, 800_000)),
                            List.of("output.tickKimg=1000"))),
            new GanSystem.Generator<>(
                    GeneratorConfig.class,
                    (weights, config, compute) -> BigGanConfig.images(new Generator(weights, config, compute))));

    private BigGanSystem() {}
}
