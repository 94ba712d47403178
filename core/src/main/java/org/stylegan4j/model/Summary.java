package org.stylegan4j.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** The layers of a network as a table. */
public record Summary(String network, List<Row> rows) {
    public Summary {
        rows = List.copyOf(rows);
    }

    /**
     * Counts the numbers of a network layer by layer, in the order of its weights.
     *
     * @param build builds the network
     * @param layer names the layer that the weight at a path counts to
     * @param output the shape that a layer of a network makes for one image
     */
    public static Summary of(
            String network,
            Consumer<Params> build,
            UnaryOperator<String> layer,
            BiFunction<String, Params, List<Long>> output) {
        Map<String, Row> rows = new LinkedHashMap<>();
        try (Scope scope = Scope.noGrad();
                Params p = Params.shapesOnly()) {
            build.accept(p);
            p.all().forEach((path, tensor) -> {
                String name = layer.apply(path);
                Row row = rows.computeIfAbsent(name, n -> new Row(n, 0, 0, output.apply(n, p)));
                rows.put(name, row.plus(tensor.count(), p.parameters().containsKey(path)));
            });
        }
        return new Summary(network, List.copyOf(rows.values()));
    }

    /** The layers of a network that makes vectors: what each makes is the length of its weight's rows. */
    public static Summary ofVectors(String network, Consumer<Params> build) {
        return of(network, build, Summary::parent, (layer, p) -> {
            Tensor weight = p.all().get(layer + ".weight");
            return weight == null ? List.of() : List.of(weight.size(0));
        });
    }

    /**
     * The layers of a convolutional network: what each makes is as many feature maps as its weight has rows.
     *
     * @param side of the feature maps that a layer makes, 0 for none; empty where it is not told
     */
    public static Summary ofMaps(String network, Consumer<Params> build, ToIntFunction<String> side) {
        return of(network, build, Summary::parent, (layer, p) -> {
            Optional<Tensor> weight = Stream.of("weight", "weight_orig")
                    .map(name -> p.all().get(layer + "." + name))
                    .filter(Objects::nonNull)
                    .findFirst();
            long s = side.applyAsInt(layer);
            return weight.map(w -> s > 0 ? List.of(w.size(0), s, s) : List.of(w.size(0)))
                    .orElse(List.of());
        });
    }

    /** A path without its last step, which is the layer in most networks. */
    public static String parent(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
    }

    /**
     * One layer.
     *
     * @param layer its path
     * @param parameters how many trained numbers it has
     * @param buffers how many other numbers
     * @param output the shape it makes for one image
     */
    public record Row(String layer, long parameters, long buffers, List<Long> output) {
        public Row {
            output = List.copyOf(output);
        }

        private Row plus(long numbers, boolean trained) {
            return new Row(layer, parameters + (trained ? numbers : 0), buffers + (trained ? 0 : numbers), output);
        }
    }
}
