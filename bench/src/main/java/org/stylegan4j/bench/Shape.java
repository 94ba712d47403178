package org.stylegan4j.bench;

import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.stylegan2.Architecture;
import org.stylegan4j.model.stylegan2.DiscriminatorConfig;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.system.Systems;
import org.stylegan4j.train.config.Settings;
import picocli.CommandLine.Option;

/** The networks to measure, with the reference benchmark's options and defaults. */
final class Shape {
    @Option(
            names = "--model",
            defaultValue = "stylegan2",
            description = "As train takes it (default: ${DEFAULT-VALUE}).")
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

    /** The system's networks at full resolution, with its published settings but for these sizes. */
    Model model(Compute compute) {
        ModelConfig config = Systems.ALL.named(system).defaults();
        for (String size : List.of(
                "networks.channels.base=" + channelBase,
                "networks.channels.max=" + channelMax,
                "networks.mappingLayers=" + mappingLayers,
                "growth.initialResolution=" + resolution,
                "style.mixing=0")) { // the reference benchmark does not mix styles
            config = Settings.applyIfKnown(config, size);
        }
        return config.build(new Setup(resolution, 3, 0, compute, 0));
    }

    GeneratorConfig generator() {
        return new GeneratorConfig(512, 0, 512, mappingLayers, resolution, 3, channels(), Architecture.SKIP, 0, 4);
    }

    DiscriminatorConfig discriminator() {
        return new DiscriminatorConfig(0, resolution, 3, channels(), Architecture.RESNET, 8, 4, 0, 4);
    }
}
