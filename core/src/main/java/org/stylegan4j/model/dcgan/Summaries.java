package org.stylegan4j.model.dcgan;

import java.util.List;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Compute;

/** Tables of the networks' layers, whose numbers count convolutions, norms and activations as PyTorch's example does. */
final class Summaries {
    private static final String NUMBERED = "main.";

    private Summaries() {}

    static Summary generator(GeneratorConfig c) {
        return Summary.of(
                "Generator",
                p -> new Generator(p, c, Compute.PLAIN),
                Summary::parent,
                (layer, p) -> generatorOutput(layer, c));
    }

    static Summary discriminator(DiscriminatorConfig c) {
        return Summary.of(
                "Discriminator",
                p -> new Discriminator(p, c, Compute.PLAIN),
                Summary::parent,
                (layer, p) -> discriminatorOutput(layer, c));
    }

    private static List<Long> generatorOutput(String layer, GeneratorConfig c) {
        int doublings = Layers.doublings(c.resolution());
        if (!layer.startsWith(NUMBERED)) {
            return List.of((long) c.width() << (doublings - 1));
        }
        int i = number(layer) / 3;
        long channels = i == doublings ? c.imageChannels() : (long) c.width() << (doublings - 1 - i);
        long side = (long) Layers.SIDE << i;
        return List.of(channels, side, side);
    }

    private static List<Long> discriminatorOutput(String layer, DiscriminatorConfig c) {
        int doublings = Layers.doublings(c.resolution());
        if (!layer.startsWith(NUMBERED)) {
            return List.of((long) c.width() << (doublings - 1));
        }
        int i = (number(layer) + 1) / 3;
        if (i == doublings) {
            return List.of(1L);
        }
        long side = (long) c.resolution() >> (i + 1);
        return List.of((long) c.width() << i, side, side);
    }

    private static int number(String layer) {
        return Integer.parseInt(layer.substring(NUMBERED.length()));
    }
}
