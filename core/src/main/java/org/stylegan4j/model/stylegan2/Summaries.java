package org.stylegan4j.model.stylegan2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** Tables of the networks' layers, read off their weights. */
final class Summaries {
    private Summaries() {}

    static Summary generator(Params p, GeneratorConfig c) {
        List<Summary.Row> rows = new ArrayList<>();
        layers(p).forEach((layer, size) -> rows.add(row(layer, size, generatorOutput(layer, c))));
        return new Summary("Generator", rows);
    }

    static Summary discriminator(Params p, DiscriminatorConfig c) {
        List<Summary.Row> rows = new ArrayList<>();
        layers(p).forEach((layer, size) -> rows.add(row(layer, size, discriminatorOutput(layer, c))));
        return new Summary("Discriminator", rows);
    }

    /** Trained and other numbers of a layer. */
    private record Size(long parameters, long buffers) {
        Size plus(Tensor t, boolean trained) {
            return new Size(parameters + (trained ? t.count() : 0), buffers + (trained ? 0 : t.count()));
        }
    }

    /** A layer is a path without its last step; a style's affine layer counts to the convolution that it serves. */
    private static Map<String, Size> layers(Params p) {
        Map<String, Size> layers = new LinkedHashMap<>();
        p.all().forEach((path, tensor) -> {
            String layer = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
            layer = layer.replace(".affine", "");
            boolean trained = p.parameters().containsKey(path);
            layers.put(layer, layers.getOrDefault(layer, new Size(0, 0)).plus(tensor, trained));
        });
        return layers;
    }

    private static Summary.Row row(String layer, Size size, List<Long> output) {
        return new Summary.Row(layer, size.parameters(), size.buffers(), output);
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
