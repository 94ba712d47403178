package org.stylegan4j.model.stylegan1;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.Growth;

/**
 * The rows of StyleGAN and its ablations (Karras et al. 2019, tables 1, 2 and 4) and of MSG-StyleGAN (Karnewar and Wang 2020),
 * with the numbers of the published settings.
 */
public final class StyleGan1Presets {
    /** Batches and learning rates of the published trainings on eight cards. */
    private static final String BATCHES = "512,8:256,16:128,32:64,64:32";

    private static final String RATES = "0.001,128:0.0015,256:0.002,512:0.003";

    /** When which level appears, with the batches and learning rates of eight cards. */
    public static final Growth PUBLISHED_GROWTH =
            Growth.of(8, 600, 600).withBatch(BATCHES).withLearningRate(RATES);

    private static final Growth PAPER_GROWTH =
            PUBLISHED_GROWTH.withTick("160,8:140,16:120,32:100,64:80,128:60,256:40,512:30,1024:20");

    /** Levels are short, for most of the time belongs to the last. */
    public static final Growth SMALL_GROWTH = Growth.of(8, 4, 4);

    private static final List<String> NO_NOISE = List.of("networks.noise=none");
    private static final List<String> NO_MIXING = List.of("style.mixing=0");
    private static final List<String> DENSE_INPUT = List.of("networks.constInput=false");
    private static final List<String> TRADITIONAL = List.of("networks.styles=none");
    private static final List<String> NO_MAPPING = List.of("networks.mappingLayers=0");
    private static final List<String> MULTI = List.of("networks.multiScale=true");

    /** All scales at once learn more slowly than one after the other: two eyes take 40 kimg. */
    private static final List<String> LONGER = List.of("schedule.totalKimg=60");

    /** Narrow networks, as in StyleGAN2's row: a GAN needs thousands of steps more than it needs width. */
    public static final List<String> SMALL = List.of(
            "networks.zDim=128",
            "networks.wDim=128",
            "networks.mappingLayers=2",
            // In so short a training noise would stay on top of the faces.
            "networks.noise=none",
            "output.tickKimg=1",
            "output.gridTicks=2",
            "output.snapshotTicks=20");

    /** What small rows are for. */
    public static final String LAPTOP_PURPOSE = "the built-in faces at 32x32 on two processor cores";

    /** What they cost. */
    public static final String LAPTOP_COST = "half an hour on two cores";

    private static final String PAPER_COST = "41 days on 1 V100, 6.6 on 8";

    static final List<Preset> ROWS = Stream.concat(
                    Stream.of(
                            new Preset(Preset.LAPTOP, LAPTOP_PURPOSE, LAPTOP_COST, r -> small(r, SMALL_GROWTH), SMALL)),
                    ablations().stream())
            .toList();

    static final List<Preset> MULTI_SCALE_ROWS = List.of(
            new Preset(
                    Preset.LAPTOP,
                    LAPTOP_PURPOSE,
                    "an hour on two cores",
                    r -> small(r, Growth.NONE),
                    all(NO_MIXING, MULTI, SMALL, LONGER)),
            new Preset(
                    "paper",
                    "FFHQ 1024x1024: FID 5.80",
                    "weeks on 1 V100",
                    r -> paper(Growth.NONE, 0.003),
                    all(NO_MIXING, MULTI, List.of("output.tickKimg=10"))));

    private StyleGan1Presets() {}

    /** The steps of table 1 by name, and those ends of table 4 that {@code --map-depth} does not reach. */
    private static List<Preset> ablations() {
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
                                "loss.penalty.kind=wgan_gp",
                                "loss.drift=0.001",
                                "growth.learningRate=0.001,128:0.0015,256:0.002")));
    }

    private static Preset ablation(String name, String reproduces, List<String> differences) {
        return new Preset(name, reproduces, PAPER_COST, r -> paper(PAPER_GROWTH, 0.001), differences);
    }

    /** Several lists of differences, one after the other. */
    @SafeVarargs
    public static List<String> all(List<String>... differences) {
        List<String> all = new ArrayList<>();
        for (List<String> some : differences) {
            all.addAll(some);
        }
        return List.copyOf(all);
    }

    /** The published networks and schedule. */
    public static Start paper(Growth growth, double learningRate) {
        StyleGan1Config model = new StyleGan1Config(
                StyleGan1Config.Networks.PAPER,
                StyleGan1Config.PAPER_LOSS,
                StyleGan1Config.PAPER_STYLE,
                AdversarialTraining.of(OptimizerConfig.adam(learningRate), Average.halfLife(10_000, 0)),
                growth);
        return new Start(model, new Schedule(32, 4, 25_000));
    }

    /** Narrow networks and a short schedule. */
    public static Start small(int resolution, Growth growth) {
        StyleGan1Config.Networks p = StyleGan1Config.Networks.PAPER;
        // R1 grows with the pixels, as in StyleGAN2's row.
        double gamma = 5e-4 * resolution * resolution;
        StyleGan1Config model = new StyleGan1Config(
                p.withSizes(p.mappingLayers(), new Channels(32 * resolution, 64)),
                StyleGan1Config.PAPER_LOSS.withPenalty(
                        StyleGan1Config.PAPER_LOSS.penalty().withGamma(gamma)),
                StyleGan1Config.PAPER_STYLE,
                AdversarialTraining.of(OptimizerConfig.adam(0.004), Average.halfLife(5_000, 0.05)),
                growth);
        return new Start(model, new Schedule(16, 16, 40));
    }
}
