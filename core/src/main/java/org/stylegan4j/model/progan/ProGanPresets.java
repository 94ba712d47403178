package org.stylegan4j.train;

import java.util.List;
import org.stylegan4j.model.growth.Growth;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.Penalty;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.progan.MsgProGanConfig;
import org.stylegan4j.model.progan.Networks;
import org.stylegan4j.model.progan.ProGanConfig;
import org.stylegan4j.model.stylegan2.Channels;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.train.Presets.Row;
import org.stylegan4j.train.Presets.Start;
import org.stylegan4j.train.TrainConfig.Schedule;

/**
 * ProGAN's and MSG-ProGAN's rows. The numbers of the published ones are those of Karras et al. 2018, appendix A, with its
 * published settings, and of Karnewar and Wang 2020, section 3.
 */
final class ProGanPresets {
    private static final double DECAY = 0.999;
    private static final String TICKS = "160,8:140,16:120,32:100,64:80,128:60,256:40,512:30,1024:20";
    private static final LossConfig RELATIVISTIC_HINGE = new LossConfig(ScoreLoss.HINGE, true, Penalty.NONE, 0, 1, 0);

    private static final List<String> SMALL = List.of(
            "networks.zDim=128",
            "networks.channels.max=64",
            // A level lasts some 250 steps here: the published average would still be what the level began with.
            "averageDecay=0.99",
            "output.tickKimg=1",
            "output.gridTicks=2",
            "output.snapshotTicks=20");

    static final List<Row> ROWS = List.of(
            // Narrow networks as in StyleGAN2's row; levels are short, for most of the time belongs to the last.
            new Row(
                    ProGanConfig.SYSTEM,
                    Presets.LAPTOP,
                    "the built-in faces at 32x32 on two processor cores",
                    r -> new Start(
                            progan(
                                    new Networks(128, new Channels(32 * r, 64), 4),
                                    new Growth(4, 4, 4, "", "", ""),
                                    0.002),
                            new Schedule(16, 16, 80)),
                    SMALL),
            published("v2-1gpu", 128, "128,32:64,64:32,128:16,256:8,512:4", "0.001,1024:0.0015"),
            published("v2-2gpus", 16, "256,16:128,32:64,64:32,128:16,256:8", "0.001,512:0.0015,1024:0.002"),
            published("v2-4gpus", 16, "512,8:256,16:128,32:64,64:32,128:16", "0.001,256:0.0015,512:0.002,1024:0.003"),
            published(
                    "v2-8gpus", 16, "512,8:256,16:128,32:64,64:32", "0.001,128:0.0015,256:0.002,512:0.003,1024:0.003"),
            new Row(
                    ProGanConfig.SYSTEM,
                    "v1-1gpu",
                    "the paper's own settings for CelebA-HQ 1024x1024",
                    r -> new Start(
                            progan(
                                    new Networks(512, Networks.PAPER.channels(), 16),
                                    new Growth(4, 800, 800, "16,256:14,512:6,1024:3", "", TICKS),
                                    0.001),
                            new Schedule(16, 16, 19_000)),
                    List.of()),
            new Row(
                    MsgProGanConfig.SYSTEM,
                    Presets.LAPTOP,
                    "the built-in faces at 32x32 on two processor cores",
                    r -> new Start(
                            // With the published loss the small discriminator wins at once, and all images look alike.
                            msg(new Networks(128, new Channels(32 * r, 64), 4), LossConfig.WGAN_GP),
                            new Schedule(16, 16, 30)),
                    SMALL),
            new Row(
                    MsgProGanConfig.SYSTEM,
                    "paper",
                    "CelebA-HQ 1024x1024: FID 8.02",
                    r -> new Start(
                            msg(new Networks(512, Networks.PAPER.channels(), 0), RELATIVISTIC_HINGE),
                            new Schedule(20, 20, 25_000)),
                    List.of("output.tickKimg=10")));

    private ProGanPresets() {}

    /** The released settings, faster than the paper's; {@code atOnce} images fit on one card at their resolution. */
    private static Row published(String name, int atOnce, String batch, String learningRate) {
        return new Row(
                ProGanConfig.SYSTEM,
                name,
                "CelebA-HQ 1024x1024, the released settings",
                r -> new Start(
                        progan(Networks.PAPER, new Growth(4, 600, 600, batch, learningRate, TICKS), 0.001),
                        new Schedule(atOnce, atOnce, 12_000)),
                List.of());
    }

    private static ProGanConfig progan(Networks networks, Growth growth, double learningRate) {
        Adam.Settings adam = new Adam.Settings(learningRate, 0, 0.99, 1e-8);
        return new ProGanConfig(networks, LossConfig.WGAN_GP, growth, adam, adam, DECAY);
    }

    private static MsgProGanConfig msg(Networks networks, LossConfig loss) {
        Adam.Settings adam = new Adam.Settings(0.003, 0, 0.99, 1e-8);
        return new MsgProGanConfig(networks, loss, adam, adam, DECAY);
    }
}
