package org.stylegan4j.model.progan;

import java.util.List;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.Pairing;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.Growth;

/**
 * ProGAN's and MSG-ProGAN's rows. The numbers of the published ones are those of Karras et al. 2018, appendix A, with its
 * published settings, and of Karnewar and Wang 2020, section 3.
 */
final class ProGanPresets {
    /** The learning rate where no table says otherwise. */
    static final double RATE = 0.001;

    /** Of the released settings, without their tables. */
    static final Growth GROWTH = Growth.of(4, 600, 600);

    /** MSG-ProGAN's published loss. */
    static final LossConfig RELATIVISTIC_HINGE =
            LossConfig.of(ScoreLoss.HINGE, PenaltyConfig.NONE).withPairing(Pairing.AVERAGE);

    private static final String TICKS = "160,8:140,16:120,32:100,64:80,128:60,256:40,512:30,1024:20";
    private static final String LAPTOP_PURPOSE = "the built-in faces at 32x32 on two processor cores";
    private static final String LAPTOP_COST = "under an hour on two cores";

    private static final List<String> SMALL = List.of(
            "networks.zDim=128",
            "networks.channels.max=64",
            // A level lasts some 250 steps here: the published average would still be what the level began with.
            "training.average.decay=0.99",
            "output.tickKimg=1",
            "output.gridTicks=2",
            "output.snapshotTicks=20");

    static final List<Preset> ROWS = List.of(
            // Narrow networks as in StyleGAN2's row; levels are short, for most of the time belongs to the last.
            new Preset(
                    Preset.LAPTOP,
                    LAPTOP_PURPOSE,
                    LAPTOP_COST,
                    r -> new Start(
                            progan(new Networks(128, new Channels(32 * r, 64), 4), Growth.of(4, 4, 4), 0.002),
                            new Schedule(16, 16, 80)),
                    SMALL),
            published(
                    "v2-1gpu",
                    "2 weeks on 1 V100",
                    128,
                    released("128,32:64,64:32,128:16,256:8,512:4", "0.001,1024:0.0015")),
            published(
                    "v2-2gpus",
                    "about a week on 2 V100",
                    16,
                    released("256,16:128,32:64,64:32,128:16,256:8", "0.001,512:0.0015,1024:0.002")),
            published(
                    "v2-4gpus",
                    "4 days on 4 V100",
                    16,
                    released("512,8:256,16:128,32:64,64:32,128:16", "0.001,256:0.0015,512:0.002,1024:0.003")),
            published(
                    "v2-8gpus",
                    "2 days on 8 V100",
                    16,
                    released("512,8:256,16:128,32:64,64:32", "0.001,128:0.0015,256:0.002,512:0.003,1024:0.003")),
            new Preset(
                    "v1-1gpu",
                    "the paper's own settings for CelebA-HQ 1024x1024",
                    "3 weeks on 1 V100",
                    r -> new Start(
                            progan(
                                    new Networks(512, Networks.PAPER.channels(), 16),
                                    Growth.of(4, 800, 800)
                                            .withBatch("16,256:14,512:6,1024:3")
                                            .withTick(TICKS),
                                    RATE),
                            new Schedule(16, 16, 19_000)),
                    List.of()));

    static final List<Preset> MULTI_SCALE_ROWS = List.of(
            new Preset(
                    Preset.LAPTOP,
                    LAPTOP_PURPOSE,
                    LAPTOP_COST,
                    r -> new Start(
                            // With the published loss the small discriminator wins at once, and all images look alike.
                            msg(new Networks(128, new Channels(32 * r, 64), 4), LossConfig.WGAN_GP),
                            new Schedule(16, 16, 30)),
                    SMALL),
            new Preset(
                    "paper",
                    "CelebA-HQ 1024x1024: FID 8.02",
                    "weeks on 1 V100",
                    r -> new Start(
                            msg(new Networks(512, Networks.PAPER.channels(), 0), RELATIVISTIC_HINGE),
                            new Schedule(20, 20, 25_000)),
                    List.of("output.tickKimg=10")));

    private ProGanPresets() {}

    private static Growth released(String batch, String learningRate) {
        return GROWTH.withBatch(batch).withLearningRate(learningRate).withTick(TICKS);
    }

    /** The released settings, faster than the paper's; {@code atOnce} images fit on one card at their resolution. */
    private static Preset published(String name, String cost, int atOnce, Growth growth) {
        return new Preset(
                name,
                "CelebA-HQ 1024x1024, the released settings",
                cost,
                r -> new Start(progan(Networks.PAPER, growth, RATE), new Schedule(atOnce, atOnce, 12_000)),
                List.of());
    }

    static ProGanConfig progan(Networks networks, Growth growth, double learningRate) {
        return new ProGanConfig(networks, LossConfig.WGAN_GP, training(learningRate), growth);
    }

    static MsgProGanConfig msg(Networks networks, LossConfig loss) {
        return new MsgProGanConfig(networks, loss, training(0.003));
    }

    private static AdversarialTraining training(double learningRate) {
        return AdversarialTraining.of(OptimizerConfig.adam(learningRate), Average.decay(0.999));
    }
}
