package org.stylegan4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stylegan4j.model.growth.Growth;
import org.stylegan4j.model.stylegan1.StyleGan1Config;
import org.stylegan4j.model.stylegan1.StyleGan1Config.Average;
import org.stylegan4j.model.stylegan1.StyleGan1Config.Loss;
import org.stylegan4j.model.stylegan1.StyleGan1Config.Networks;
import org.stylegan4j.model.stylegan1.StyleGan1Config.Regularization;
import org.stylegan4j.model.stylegan2.Channels;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.train.Presets.Row;
import org.stylegan4j.train.Presets.Start;
import org.stylegan4j.train.TrainConfig.Schedule;

/**
 * The rows of StyleGAN and its ablations (Karras et al. 2019, tables 1, 2 and 4) and of MSG-StyleGAN (Karnewar and Wang 2020),
 * with the numbers of the published settings.
 */
final class StyleGan1Presets {
    /** What {@code --model} calls the variant of all scales at once. */
    static final String MULTI_SCALE = "msg-stylegan";

    /** Batches and learning rates of the published trainings on eight cards. */
    static final String BATCHES = "512,8:256,16:128,32:64,64:32";

    static final String RATES = "0.001,128:0.0015,256:0.002,512:0.003";

    private static final Growth PAPER_GROWTH =
            new Growth(8, 600, 600, BATCHES, RATES, "160,8:140,16:120,32:100,64:80,128:60,256:40,512:30,1024:20");

    /** Levels are short, for most of the time belongs to the last. */
    static final Growth SMALL_GROWTH = new Growth(8, 4, 4, "", "", "");

    private static final List<String> NO_NOISE = List.of("networks.noise=none");
    private static final List<String> NO_MIXING = List.of("loss.mixing=0");
    private static final List<String> DENSE_INPUT = List.of("networks.constInput=false");
    private static final List<String> TRADITIONAL = List.of("networks.styles=none");
    private static final List<String> NO_MAPPING = List.of("networks.mappingLayers=0");
    private static final List<String> MULTI = List.of("networks.multiScale=true");

    /** All scales at once learn more slowly than one after the other: two eyes take 40 kimg. */
    private static final List<String> LONGER = List.of("schedule.totalKimg=60");

    /** Narrow networks, as in StyleGAN2's row: a GAN needs thousands of steps more than it needs width. */
    static final List<String> SMALL = List.of(
            "networks.zDim=128",
            "networks.wDim=128",
            "networks.mappingLayers=2",
            // In so short a training noise would stay on top of the faces.
            "networks.noise=none",
            "output.tickKimg=1",
            "output.gridTicks=2",
            "output.snapshotTicks=20");

    static final String LAPTOP_PURPOSE = "the built-in faces at 32x32 on two processor cores";

    static final List<Row> ROWS =
            Stream.of(systems(), ablations()).flatMap(List::stream).toList();

    private StyleGan1Presets() {}

    private static List<Row> systems() {
        return List.of(
                new Row(StyleGan1Config.SYSTEM, Presets.LAPTOP, LAPTOP_PURPOSE, r -> small(r, SMALL_GROWTH), SMALL),
                new Row(
                        MULTI_SCALE,
                        Presets.LAPTOP,
                        LAPTOP_PURPOSE,
                        r -> small(r, Growth.NONE),
                        all(NO_MIXING, MULTI, SMALL, LONGER)),
                new Row(
                        MULTI_SCALE,
                        "paper",
                        "FFHQ 1024x1024: FID 5.80",
                        r -> paper(Growth.NONE, 0.003),
                        all(NO_MIXING, MULTI, List.of("output.tickKimg=10"))));
    }

    /** The steps of table 1 by name, and those ends of table 4 that {@code --map-depth} does not reach. */
    private static List<Row> ablations() {
        return List.of(
                ablation("mixing-regularization", "FFHQ 1024x1024: FID 4.40", List.of()),
                ablation("add-noise-inputs", "FFHQ 1024x1024: FID 4.42", NO_MIXING),
                ablation("remove-traditional-input", "FFHQ 1024x1024: FID 4.88", all(NO_MIXING, NO_NOISE)),
                ablation("add-mapping-and-styles", "FFHQ 1024x1024: FID 4.85", all(NO_MIXING, NO_NOISE, DENSE_INPUT)),
                ablation(
                        "tuned-baseline",
                        "FFHQ 1024x1024: FID 5.25",
                        all(NO_MIXING, NO_NOISE, DENSE_INPUT, TRADITIONAL, NO_MAPPING)),
                ablation(
                        "traditional-8",
                        "table 4: a mapping network before a traditional generator",
                        all(NO_MIXING, NO_NOISE, DENSE_INPUT, TRADITIONAL)),
                ablation(
                        "wgan-gp",
                        "CelebA-HQ 1024x1024: FID 5.17",
                        List.of(
                                "loss.form=wasserstein",
                                "loss.gamma=0",
                                "loss.gradientPenalty=10",
                                "loss.drift=0.001",
                                "growth.learningRate=0.001,128:0.0015,256:0.002")));
    }

    private static Row ablation(String name, String reproduces, List<String> differences) {
        return new Row(StyleGan1Config.SYSTEM, name, reproduces, r -> paper(PAPER_GROWTH, 0.001), differences);
    }

    @SafeVarargs
    static List<String> all(List<String>... differences) {
        List<String> all = new ArrayList<>();
        for (List<String> some : differences) {
            all.addAll(some);
        }
        return List.copyOf(all);
    }

    static Start paper(Growth growth, double learningRate) {
        Adam.Settings adam = adam(learningRate);
        StyleGan1Config model = new StyleGan1Config(
                Networks.PAPER, Loss.PAPER, Regularization.EVERY_STEP, adam, adam, new Average(10_000, 0), growth);
        return new Start(model, new Schedule(32, 4, 25_000));
    }

    static Start small(int resolution, Growth growth) {
        Adam.Settings adam = adam(0.004);
        // R1 grows with the pixels, as in StyleGAN2's row.
        Loss loss = new Loss(Loss.PAPER.form(), 5e-4 * resolution * resolution, 0, 0, Loss.PAPER.mixing(), false);
        StyleGan1Config model = new StyleGan1Config(
                networks(new Channels(32 * resolution, 64)),
                loss,
                Regularization.EVERY_STEP,
                adam,
                adam,
                new Average(5_000, 0.05),
                growth);
        return new Start(model, new Schedule(16, 16, 40));
    }

    private static Networks networks(Channels channels) {
        Networks p = Networks.PAPER;
        return new Networks(
                p.zDim(),
                p.wDim(),
                p.mappingLayers(),
                channels,
                p.styles(),
                p.constInput(),
                p.multiScale(),
                p.stddevGroup(),
                p.noise());
    }

    private static Adam.Settings adam(double learningRate) {
        return new Adam.Settings(learningRate, 0, 0.99, 1e-8);
    }
}
