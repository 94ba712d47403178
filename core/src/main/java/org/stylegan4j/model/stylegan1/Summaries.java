package org.stylegan4j.model.stylegan1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** Tables of the networks' layers, read off their weights. */
final class Summaries {
    private static final Pattern RESOLUTION = Pattern.compile("(\\d+)x\\d+\\.(\\w+)");
    private static final Pattern LOD = Pattern.compile("\\w+_lod(\\d+)");

    private Summaries() {}

    static Summary generator(Params p, GeneratorConfig c) {
        List<Summary.Row> rows = new ArrayList<>();
        layers(p).forEach((layer, size) -> rows.add(size.row(layer, generatorOutput(layer, c))));
        return new Summary("Generator", rows);
    }

    static Summary discriminator(Params p, DiscriminatorConfig c) {
        List<Summary.Row> rows = new ArrayList<>();
        layers(p).forEach((layer, size) -> rows.add(size.row(layer, discriminatorOutput(layer, c))));
        return new Summary("Discriminator", rows);
    }

    /** Trained and other numbers of a layer. */
    private record Size(long parameters, long buffers) {
        Size plus(Tensor t, boolean trained) {
            return new Size(parameters + (trained ? t.count() : 0), buffers + (trained ? 0 : t.count()));
        }

        Summary.Row row(String layer, List<Long> output) {
            return new Summary.Row(layer, parameters, buffers, output);
        }
    }

    /** A layer is a path without its last step; noise and style count to the convolution that they follow. */
    private static Map<String, Size> layers(Params p) {
        Map<String, Size> layers = new LinkedHashMap<>();
        p.all().forEach((path, tensor) -> {
            String layer = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
            layer = layer.replaceFirst("\\.(Noise|StyleMod)$", "");
            boolean trained = p.parameters().containsKey(path);
            layers.put(layer, layers.getOrDefault(layer, new Size(0, 0)).plus(tensor, trained));
        });
        return layers;
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
