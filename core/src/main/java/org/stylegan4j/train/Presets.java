package org.stylegan4j.train;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.stylegan2.Channels;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.model.stylegan2.StyleGan2Config.Average;
import org.stylegan4j.model.stylegan2.StyleGan2Config.Loss;
import org.stylegan4j.model.stylegan2.StyleGan2Config.Networks;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.train.TrainConfig.Output;
import org.stylegan4j.train.TrainConfig.Schedule;

/**
 * The settings to start from, by name: one table. The numbers of the published rows are those of Karras et al. 2020, "Training
 * generative adversarial networks with limited data", appendix C, and of its published settings.
 */
public final class Presets {
    /** The row for a machine without a graphics card. */
    public static final String LAPTOP = "laptop";

    /** The row for a machine with one. */
    public static final String AUTO = "auto";

    /**
     * A row of the table.
     *
     * @param reproduces the published number that it is for, or its purpose
     * @param numbers by resolution
     * @param differences to what the other rows have, as {@link Settings} reads them
     */
    public record Row(String name, String reproduces, IntFunction<Numbers> numbers, List<String> differences) {
        public Row {
            differences = List.copyOf(differences);
        }
    }

    /** What the rows differ in. */
    public record Numbers(
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

    private static final List<Row> ROWS = List.of(
            // A GAN needs thousands of steps more than it needs width: narrow blocks make five thousand in ten minutes.
            new Row(
                    LAPTOP,
                    "the built-in faces at 32x32, to be recognised within ten minutes on two processor cores",
                    r -> new Numbers(16, 16, 60, 4, 32 * r, 0.004, 4 * gamma(r, 16), 5, 0.05, 2),
                    List.of(
                            "networks.zDim=128",
                            "networks.wDim=128",
                            "networks.channels.max=64",
                            // In so short a training noise would stay on top of the faces.
                            "networks.noise=none",
                            "output.tickKimg=1",
                            "output.gridTicks=2",
                            "output.snapshotTicks=20")),
            new Row(AUTO, "any resolution on one graphics card", Presets::auto, List.of()),
            new Row(
                    "stylegan2",
                    "FFHQ 1024x1024: FID 2.84",
                    r -> new Numbers(32, 4, 25_000, 4, 32_768, 0.002, 10, 10, 0, 8),
                    List.of()),
            new Row(
                    "paper256",
                    "FFHQ 256x256, all images, no augmentation: FID 3.66",
                    r -> new Numbers(64, 8, 25_000, 8, 16_384, 0.0025, 1, 20, 0, 8),
                    List.of()),
            new Row(
                    "paper512",
                    "AFHQ Dog 512x512, no augmentation: FID 19.37",
                    r -> new Numbers(64, 8, 25_000, 8, 32_768, 0.0025, 0.5, 20, 0, 8),
                    List.of()),
            new Row(
                    "paper1024",
                    "MetFaces 1024x1024 from scratch, no augmentation: FID 57.26",
                    r -> new Numbers(32, 4, 25_000, 4, 32_768, 0.002, 2, 10, 0, 8),
                    List.of()),
            new Row(
                    "cifar",
                    "CIFAR-10 32x32 with adaptive augmentation: FID 2.92",
                    r -> new Numbers(64, 32, 100_000, 32, 32_768, 0.0025, 0.01, 500, 0.05, 2),
                    List.of("loss.pathLengthWeight=0", "loss.mixing=0", "networks.discriminator=orig")));

    private Presets() {}

    /** All rows. */
    public static List<Row> rows() {
        return ROWS;
    }

    /**
     * The settings of a row for some images.
     *
     * @param resolution R, on which some rows depend
     * @throws IllegalArgumentException listing the rows when there is none of that name
     */
    public static TrainConfig of(String name, TrainConfig.Data data, int resolution) {
        Row row = ROWS.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow(() -> unknown(name));
        Numbers n = row.numbers().apply(resolution);
        Schedule schedule = new Schedule(n.batch(), n.batchGpu(), n.kimg());
        Output output = new Output(4, 1, 10, 5, 2, Optional.empty());
        TrainConfig config = new TrainConfig(name, data, model(n), schedule, output, Machine.AUTO, 0, Optional.empty());
        return Settings.apply(config, row.differences());
    }

    private static IllegalArgumentException unknown(String name) {
        String known = ROWS.stream().map(Row::name).collect(Collectors.joining(", "));
        return new IllegalArgumentException("unknown preset '" + name + "'; known: " + known);
    }

    private static ModelConfig model(Numbers n) {
        Networks p = Networks.PAPER;
        Networks networks = new Networks(
                p.zDim(),
                p.wDim(),
                n.mappingLayers(),
                new Channels(n.channelBase(), p.channels().max()),
                p.generator(),
                p.discriminator(),
                n.stddevGroup(),
                p.convClamp(),
                p.halfBlocks(),
                p.noise());
        Loss l = Loss.PAPER;
        Loss loss = new Loss(
                n.gamma(),
                l.pathLengthWeight(),
                l.pathLengthDecay(),
                l.pathLengthShrink(),
                l.mixing(),
                l.generatorInterval(),
                l.discriminatorInterval());
        Adam.Settings adam = StyleGan2Config.paperOptimizer(n.learningRate());
        return new StyleGan2Config(networks, loss, adam, adam, new Average(n.averageKimg() * 1000, n.rampUp()));
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
