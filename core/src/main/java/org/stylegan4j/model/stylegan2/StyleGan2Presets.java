package org.stylegan4j.model.stylegan2;

import java.util.List;
import java.util.function.IntFunction;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.style.StyleTraining;
import org.stylegan4j.model.stylegan2.StyleGan2Config.Networks;
import org.stylegan4j.nn.Channels;

/**
 * StyleGAN2's rows. The numbers of the published ones are those of Karras et al. 2020, "Training generative adversarial
 * networks with limited data", appendix C, and of its published settings.
 */
final class StyleGan2Presets {
    private StyleGan2Presets() {}

    /** What the rows differ in. */
    private record Numbers(
            int batch,
            int batchGpu,
            int kimg,
            int stddevGroup,
            int channelBase,
            double learningRate,
            double gamma,
            double averageKimg,
            double rampUp,
            int mappingLayers) {}

    /** What a small network for a short training does otherwise. */
    static final List<String> SMALL = List.of(
            "networks.zDim=128",
            "networks.wDim=128",
            "networks.channels.max=64",
            // In so short a training noise would stay on top of the faces.
            "networks.noise=none",
            "output.tickKimg=1",
            "output.gridTicks=2",
            "output.snapshotTicks=20");

    static final List<Preset> ROWS = List.of(
            new Preset(
                    Preset.LAPTOP,
                    "the built-in faces at 32x32, to be recognised within ten minutes on two processor cores",
                    "ten minutes on two cores with bf16, half an hour without",
                    r -> small(r, 32),
                    SMALL),
            row(
                    Preset.AUTO,
                    "any resolution on one graphics card",
                    "25,000 kimg on 1 V100: 128x128 in 4 days, 256x256 in 7, 1024x1024 in 46",
                    StyleGan2Presets::auto,
                    List.of()),
            row(
                    "stylegan2",
                    "FFHQ 1024x1024: FID 2.84",
                    "70 days on 1 V100, 9.8 on 8",
                    r -> new Numbers(32, 4, 25_000, 4, 32_768, 0.002, 10, 10, 0, 8),
                    List.of()),
            row(
                    "paper256",
                    "FFHQ 256x256, all images, no augmentation: FID 3.66",
                    "1.5 days on 8 V100",
                    r -> new Numbers(64, 8, 25_000, 8, 16_384, 0.0025, 1, 20, 0, 8),
                    List.of()),
            row(
                    "paper512",
                    "AFHQ Dog 512x512, no augmentation: FID 19.37",
                    "3 days on 8 V100",
                    r -> new Numbers(64, 8, 25_000, 8, 32_768, 0.0025, 0.5, 20, 0, 8),
                    List.of()),
            row(
                    "paper1024",
                    "MetFaces 1024x1024 from scratch, no augmentation: FID 57.26",
                    "6 days on 8 V100",
                    r -> new Numbers(32, 4, 25_000, 4, 32_768, 0.002, 2, 10, 0, 8),
                    List.of()),
            row(
                    "cifar",
                    "CIFAR-10 32x32 with adaptive augmentation: FID 2.92",
                    "days on 2 V100",
                    r -> new Numbers(64, 32, 100_000, 32, 32_768, 0.0025, 0.01, 500, 0.05, 2),
                    List.of("style.pathLength.weight=0", "style.mixing=0", "networks.discriminator=orig")));

    private static Preset row(
            String name, String reproduces, String cost, IntFunction<Numbers> numbers, List<String> differences) {
        return new Preset(name, reproduces, cost, r -> start(numbers.apply(r)), differences);
    }

    /**
     * A GAN needs thousands of steps more than it needs width: narrow blocks make five thousand in ten minutes.
     *
     * @param width features at full resolution
     */
    static Start small(int resolution, int width) {
        // Much more R1 than the formula's: small networks are beaten early, and do not recover in so short a training.
        double gamma = 40 * gamma(resolution, 16);
        return start(new Numbers(16, 16, 60, 4, width * resolution, 0.004, gamma, 5, 0.05, 2));
    }

    private static Start start(Numbers n) {
        return new Start(model(n), new Schedule(n.batch(), n.batchGpu(), n.kimg()));
    }

    private static ModelConfig model(Numbers n) {
        Networks p = Networks.PAPER;
        Channels channels = new Channels(n.channelBase(), p.channels().max());
        return new StyleGan2Config(
                p.withMappingLayers(n.mappingLayers()).withSizes(channels, n.stddevGroup()),
                StyleGan2Config.PAPER_LOSS.withPenalty(
                        StyleGan2Config.PAPER_LOSS.penalty().withGamma(n.gamma())),
                StyleTraining.PAPER,
                StyleGan2Config.training(n.learningRate(), Average.halfLife(n.averageKimg() * 1000, n.rampUp())));
    }

    private static Numbers auto(int resolution) {
        int batch = Math.max(1, Math.min(4096 / resolution, 32));
        return new Numbers(
                batch,
                batch,
                25_000,
                Math.min(batch, 4),
                resolution >= 512 ? 32_768 : 16_384,
                resolution >= 1024 ? 0.002 : 0.0025,
                gamma(resolution, batch),
                batch * 10 / 32.0,
                0.05,
                2);
    }

    /** The weight of R1 grows with the pixels and shrinks with the batch. */
    private static double gamma(int resolution, int batch) {
        return 0.0002 * resolution * resolution / batch;
    }
}
