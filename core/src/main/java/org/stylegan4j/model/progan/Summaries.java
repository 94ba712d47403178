package org.stylegan4j.model.progan;

import java.util.List;
import java.util.function.Consumer;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** Tables of the networks' layers, read off their weights. */
final class Summaries {
    private Summaries() {}

    /** A layer is a path without its last step; what it makes follows from its name and its weight. */
    static List<Summary> of(int fullResolution, Consumer<Params> generator, Consumer<Params> discriminator) {
        return List.of(of("Generator", fullResolution, generator), of("Discriminator", fullResolution, discriminator));
    }

    private static Summary of(String network, int fullResolution, Consumer<Params> build) {
        return Summary.of(network, build, Summary::parent, (layer, p) -> output(layer, p, fullResolution));
    }

    private static List<Long> output(String layer, Params p, int fullResolution) {
        Tensor weight = p.all().get(layer + ".weight");
        if (weight == null) {
            return List.of(); // the level of detail
        }
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
