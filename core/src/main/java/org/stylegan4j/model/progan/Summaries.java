package org.stylegan4j.model.progan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** Tables of the networks' layers, read off their weights. */
final class Summaries {
    private static final String WEIGHT = ".weight";

    private Summaries() {}

    /** A layer is a path without its last step; what it makes follows from its name and its weight. */
    static Summary of(String network, Params p, int fullResolution) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        p.parameters().forEach((path, t) -> sizes.merge(layer(path), t.count(), Long::sum));
        List<Summary.Row> rows = new ArrayList<>();
        sizes.forEach((layer, size) ->
                rows.add(new Summary.Row(layer, size, 0, output(layer, p.all().get(layer + WEIGHT), fullResolution))));
        p.buffers().forEach((path, t) -> rows.add(new Summary.Row(path, 0, t.count(), List.of())));
        return new Summary(network, rows);
    }

    private static String layer(String path) {
        return path.substring(0, path.lastIndexOf('.'));
    }

    private static List<Long> output(String layer, Tensor weight, int fullResolution) {
        long channels = weight.size(0);
        if (weight.dim() == 2) {
            return List.of(channels);
        }
        long level = level(layer, fullResolution);
        long side = layer.endsWith("_down") ? level / 2 : level;
        return List.of(channels, side, side);
    }

    /** The number in {@code 64x64.Conv1}, or what {@code ToRGB_lod2} stands for. */
    private static long level(String layer, int fullResolution) {
        int lod = layer.indexOf("_lod");
        return lod >= 0
                ? fullResolution >> Integer.parseInt(layer.substring(lod + 4))
                : Integer.parseInt(layer.substring(0, layer.indexOf('x')));
    }
}
