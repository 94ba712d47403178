package org.stylegan4j.model.vanilla;

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
import org.stylegan4j.model.vanilla.GanConfig.Networks;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.RateSchedule;

/** The first GAN (Goodfellow et al. 2014) and WGAN (Arjovsky et al. 2017) in the list of systems, with fully connected networks. */
public final class VanillaSystems {
    private static final String FACES = "the built-in faces at 32x32 on two processor cores";
    private static final List<String> TICKS =
            List.of("output.tickKimg=4", "output.gridTicks=5", "output.snapshotTicks=50");
    private static final String MINUTES = "a quarter of an hour on two cores";

    private static final OptimizerConfig ADAM = OptimizerConfig.adam(0.0002, 0.5, 0.999);

    /** The form that is trained in practice (section 3), by Adam. */
    private static final GanConfig USUAL = new GanConfig(
            Networks.USUAL,
            LossConfig.of(ScoreLoss.NON_SATURATING, PenaltyConfig.NONE),
            AdversarialTraining.of(ADAM, Average.NONE));

    private static final GanConfig AVERAGED =
            new GanConfig(Networks.USUAL, USUAL.loss(), AdversarialTraining.of(ADAM, Average.halfLife(10_000, 0.05)));

    /** Algorithm 1: one step of the discriminator, gradient descent with momentum, sigmoid and ReLU units. */
    private static final GanConfig ALGORITHM = new GanConfig(
            new Networks(100, 1200, 240, 2, false),
            USUAL.loss(),
            AdversarialTraining.of(OptimizerConfig.sgd(0.1, 0.5), Average.NONE)
                    .withSchedule(new RateSchedule(0, RateSchedule.Decay.LINEAR, 0, 0.01)));

    /** Algorithm 1 of Arjovsky et al. 2017, with the first steps of its program. */
    private static final GanConfig WGAN = new GanConfig(
            new Networks(100, 128, 512, 4, true),
            LossConfig.of(ScoreLoss.WASSERSTEIN, new PenaltyConfig(Penalty.WEIGHT_CLIPPING, 0.01, 1, 0)),
            AdversarialTraining.of(OptimizerConfig.rmsProp(0.00005), Average.NONE)
                    .withTurns(Turns.critic(5).withFirst(new Turns.First(100, 25, 500))));

    private static final GanConfig SMALL_WGAN = new GanConfig(
            WGAN.networks(),
            WGAN.loss(),
            AdversarialTraining.of(OptimizerConfig.rmsProp(0.0002), Average.halfLife(50_000, 0.05))
                    .withTurns(Turns.critic(5)));

    private static final GanSystem.Generator<GeneratorConfig> GENERATOR = new GanSystem.Generator<>(
            GeneratorConfig.class, (weights, config, compute) -> GanConfig.images(new Generator(weights, config)));

    /** The first GAN. */
    public static final GanSystem GAN = new GanSystem(
            new GanSystem.Names(
                    GanConfig.SYSTEM,
                    List.of("vanilla", "vanilla-gan", "mlp-gan"),
                    "the first one: fully connected networks that play a game (Goodfellow et al. 2014)"),
            USUAL,
            List.of(
                    new Preset(
                            Preset.LAPTOP, FACES, MINUTES, r -> new Start(AVERAGED, new Schedule(64, 64, 200)), TICKS),
                    new Preset(
                            "usual",
                            "MNIST 28x28 padded to 32x32: the usual script's 200 epochs",
                            "an hour on two cores",
                            r -> new Start(USUAL, new Schedule(64, 64, 12_000)),
                            List.of("output.tickKimg=60")),
                    new Preset(
                            "paper",
                            "MNIST: algorithm 1 with momentum; its Parzen windows gave 225 nats",
                            "an hour on two cores",
                            r -> new Start(ALGORITHM, new Schedule(100, 100, 6_000)),
                            List.of("output.tickKimg=60")),
                    new Preset(
                            "minimax",
                            "the game as first written, whose generator saturates (equation 1)",
                            MINUTES,
                            r -> new Start(AVERAGED, new Schedule(64, 64, 200)),
                            List.of("loss.form=minimax", "output.tickKimg=4", "output.gridTicks=5"))),
            GENERATOR);

    /** WGAN with weight clipping. */
    public static final GanSystem WASSERSTEIN = new GanSystem(
            new GanSystem.Names(
                    "wgan",
                    List.of("wasserstein-gan"),
                    "a critic with clipped weights whose loss is a distance (Arjovsky et al. 2017)"),
            WGAN,
            List.of(
                    new Preset(
                            Preset.LAPTOP,
                            FACES,
                            MINUTES,
                            r -> new Start(SMALL_WGAN, new Schedule(64, 64, 450)),
                            List.of("output.tickKimg=20", "output.gridTicks=5", "output.snapshotTicks=50")),
                    new Preset(
                            "paper",
                            "LSUN bedrooms 64x64, figures 5 to 7, with fully connected networks",
                            "days on one card",
                            r -> new Start(WGAN, new Schedule(64, 64, 75_000)),
                            List.of("output.tickKimg=100"))),
            GENERATOR);

    private VanillaSystems() {}
}
