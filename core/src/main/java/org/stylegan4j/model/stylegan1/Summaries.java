package org.stylegan4j.model.stylegan1;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Compute;

/** Tables of the networks' layers, read off their weights. */
final class Summaries {
    private static final Pattern RESOLUTION = Pattern.compile("(\\d+)x\\d+\\.(\\w+)");
    private static final Pattern LOD = Pattern.compile("\\w+_lod(\\d+)");

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

    /** Weights count to their parent; noise and style count to the convolution that they follow. */
    private static String layer(String path) {
        return Summary.parent(path).replaceFirst("\\.(Noise|StyleMod)$", "");
    }

    private static List<Long> generatorOutput(String layer, GeneratorConfig c) {
        if (layer.startsWith("mapping") || !layer.startsWith("synthesis")) {
            return List.of((long) c.wDim());
        }
        Matcher block = RESOLUTION.matcher(layer);
        if (block.find()) {
            int r = Integer.parseInt(block.group(1));
            return square(c.channels().at(r), r);
        }
        Matcher rgb = LOD.matcher(layer);
        return square(
                c.imageChannels(), rgb.find() ? c.resolution() >> Integer.parseInt(rgb.group(1)) : c.resolution());
    }

    private static List<Long> discriminatorOutput(String layer, DiscriminatorConfig c) {
        if (layer.equals(c.outputName())) {
            return List.of((long) c.outputs());
        }
        Matcher read = LOD.matcher(layer);
        if (read.matches()) {
            int r = c.resolution() >> Integer.parseInt(read.group(1));
            return square(c.channels().at(r), r);
        }
        Matcher block = RESOLUTION.matcher(layer);
        if (!block.matches()) {
            return List.of(1L); // the level of detail
        }
        int r = Integer.parseInt(block.group(1));
        return switch (block.group(2)) {
            case "Dense0" -> List.of((long) c.channels().at(2));
            case "Conv1_down" -> square(c.channels().at(r / 2), r / 2);
            default -> square(c.channels().at(r), r);
        };
    }

    private static List<Long> square(int channels, int r) {
        return List.of((long) channels, (long) r, (long) r);
    }
}
