package org.stylegan4j.model.stylegan2;

import java.util.List;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Compute;

/** Tables of the networks' layers, read off their weights. */
final class Summaries {
    private Summaries() {}

    static Summary generator(GeneratorConfig c) {
        return Summary.of(
                "Generator",
                p -> new Generator(p, c, Compute.PLAIN),
                Summaries::layer,
                (layer, p) -> generatorOutput(layer, c));
    }

    static Summary discriminator(DiscriminatorConfig c) {
        return Summary.of(
                "Discriminator",
                p -> new Discriminator(p, c, Compute.PLAIN),
                Summaries::layer,
                (layer, p) -> discriminatorOutput(layer, c));
    }

    /** Weights count to their parent; a style's affine layer counts to the convolution that it serves. */
    private static String layer(String path) {
        return Summary.parent(path).replace(".affine", "");
    }

    private static List<Long> generatorOutput(String layer, GeneratorConfig c) {
        if (layer.startsWith("mapping")) {
            return List.of((long) c.wDim());
        }
        long r = resolution(layer);
        return List.of(
                layer.endsWith("torgb")
                        ? c.imageChannels()
                        : (long) c.channels().at((int) r),
                r,
                r);
    }

    private static List<Long> discriminatorOutput(String layer, DiscriminatorConfig c) {
        if (layer.startsWith("mapping")) {
            return List.of((long) c.channels().at(4));
        }
        int r = resolution(layer);
        if (layer.endsWith(".fc")) {
            return List.of((long) c.channels().at(4));
        }
        if (layer.endsWith(".out")) {
            return List.of(c.labelDim() > 0 ? (long) c.channels().at(4) : 1L);
        }
        boolean halves = r > 4 && !layer.endsWith("conv0") && !layer.endsWith("fromrgb");
        int out = halves ? r / 2 : r;
        return List.of((long) c.channels().at(out), (long) out, (long) out);
    }

    /** The number in {@code synthesis.b64.conv0} or {@code b64.conv0}. */
    private static int resolution(String layer) {
        String block = layer.replaceFirst("^(synthesis\\.)?b", "");
        int end = block.indexOf('.');
        return Integer.parseInt(end < 0 ? block : block.substring(0, end));
    }
}
