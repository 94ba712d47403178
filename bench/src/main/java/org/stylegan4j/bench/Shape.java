package org.stylegan4j.bench;

import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.growth.Growth;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.progan.Networks;
import org.stylegan4j.model.progan.ProGanConfig;
import org.stylegan4j.model.stylegan1.StyleGan1Config;
import org.stylegan4j.model.stylegan2.Architecture;
import org.stylegan4j.model.stylegan2.Channels;
import org.stylegan4j.model.stylegan2.DiscriminatorConfig;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Compute;
import picocli.CommandLine.Option;

/** The networks to measure, with the reference benchmark's options and defaults. */
final class Shape {
    @Option(
            names = "--model",
            defaultValue = "stylegan2",
            description = "stylegan2, stylegan1 or progan (default: ${DEFAULT-VALUE}).")
    String system;

    @Option(names = "--res", defaultValue = "64", description = "Resolution (default: ${DEFAULT-VALUE}).")
    int resolution;

    @Option(names = "--channel-base", defaultValue = "16384", description = "Feature maps times resolution.")
    int channelBase;

    @Option(names = "--channel-max", defaultValue = "512", description = "Feature maps at most.")
    int channelMax;

    @Option(names = "--batch", defaultValue = "8", description = "Images per iteration.")
    int batch;

    @Option(names = "--map-layers", defaultValue = "8", description = "Depth of the mapping network.")
    int mappingLayers;

    /** These options, for another process. */
    List<String> options() {
        return List.of(
                "--model=" + system,
                "--res=" + resolution,
                "--channel-base=" + channelBase,
                "--channel-max=" + channelMax,
                "--batch=" + batch,
                "--map-layers=" + mappingLayers);
    }

    Channels channels() {
        return new Channels(channelBase, channelMax);
    }

    /** The system's networks at full resolution. */
    Model model(Compute compute) {
        Setup setup = new Setup(resolution, 3, 0, compute, 0);
        return switch (system) {
            case "stylegan2" -> styleGan2().build(setup);
            case "stylegan1" -> styleGan1().build(setup);
            case "progan" -> proGan().build(setup);
            default ->
                throw new IllegalArgumentException(
                        "unknown model '" + system + "'; known: stylegan2, stylegan1, progan");
        };
    }

    private StyleGan1Config styleGan1() {
        Adam.Settings adam = new Adam.Settings(0.001, 0, 0.99, 1e-8);
        StyleGan1Config.Networks p = StyleGan1Config.Networks.PAPER;
        StyleGan1Config.Networks networks = new StyleGan1Config.Networks(
                p.zDim(),
                p.wDim(),
                mappingLayers,
                channels(),
                p.styles(),
                p.constInput(),
                p.multiScale(),
                p.stddevGroup(),
                p.noise());
        return new StyleGan1Config(
                networks,
                StyleGan1Config.Loss.PAPER,
                StyleGan1Config.Regularization.EVERY_STEP,
                adam,
                adam,
                new StyleGan1Config.Average(10_000, 0),
                Growth.NONE);
    }

    private ProGanConfig proGan() {
        Adam.Settings adam = new Adam.Settings(0.001, 0, 0.99, 1e-8);
        Growth grown = new Growth(resolution, 0, 0, "", "", "");
        Networks networks = new Networks(Math.min(channelMax, 512), channels(), 4);
        return new ProGanConfig(networks, LossConfig.WGAN_GP, grown, adam, adam, 0.999);
    }

    private StyleGan2Config styleGan2() {
        StyleGan2Config.Networks networks = new StyleGan2Config.Networks(
                512,
                512,
                mappingLayers,
                channels(),
                Architecture.SKIP,
                Architecture.RESNET,
                4,
                256,
                4,
                NoiseMode.RANDOM);
        return new StyleGan2Config(
                networks,
                new StyleGan2Config.Loss(10, 2, 0.01, 2, 0, 4, 16), // the reference benchmark does not mix styles
                StyleGan2Config.paperOptimizer(0.002),
                StyleGan2Config.paperOptimizer(0.002),
                new StyleGan2Config.Average(10_000, 0));
    }

    GeneratorConfig generator() {
        return new GeneratorConfig(512, 0, 512, mappingLayers, resolution, 3, channels(), Architecture.SKIP, 0, 4);
    }

    DiscriminatorConfig discriminator() {
        return new DiscriminatorConfig(0, resolution, 3, channels(), Architecture.RESNET, 8, 4, 0, 4);
    }
}
