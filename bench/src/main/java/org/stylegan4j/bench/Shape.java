package org.stylegan4j.bench;

import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.stylegan2.Architecture;
import org.stylegan4j.model.stylegan2.Channels;
import org.stylegan4j.model.stylegan2.DiscriminatorConfig;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.nn.Compute;
import picocli.CommandLine.Option;

/** The networks to measure, with the reference benchmark's options and defaults. */
final class Shape {
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

    Channels channels() {
        return new Channels(channelBase, channelMax);
    }

    Model model(Compute compute) {
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
        StyleGan2Config config = new StyleGan2Config(
                networks,
                new StyleGan2Config.Loss(10, 2, 0.01, 2, 0, 4, 16), // the reference benchmark does not mix styles
                StyleGan2Config.paperOptimizer(0.002),
                StyleGan2Config.paperOptimizer(0.002),
                new StyleGan2Config.Average(10_000, 0));
        return config.build(new Setup(resolution, 3, 0, compute, 0));
    }

    GeneratorConfig generator() {
        return new GeneratorConfig(512, 0, 512, mappingLayers, resolution, 3, channels(), Architecture.SKIP, 0, 4);
    }

    DiscriminatorConfig discriminator() {
        return new DiscriminatorConfig(0, resolution, 3, channels(), Architecture.RESNET, 8, 4, 0, 4);
    }
}
