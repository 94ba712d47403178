package org.stylegan4j.train.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.model.Model;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * What happened when a model took over the weights of a network file.
 *
 * @param matched the tensors that were taken over, as {@code NETWORK.PATH}
 * @param missing those that the file lacks
 * @param misshapen those that have another shape there
 */
public record WeightTransfer(List<String> matched, List<String> missing, List<String> misshapen) {
    private static final String AVERAGED = "_ema";
    private static final int NAMED = 5;

    /** Copies every tensor that fits. A network that the file lacks takes the weights of its average there. */
    public static WeightTransfer apply(Checkpoint from, Model to) {
        WeightTransfer result = new WeightTransfer(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (Scope scope = Scope.noGrad()) {
            to.networks().forEach((name, network) -> result.copy(name, source(from, name), network));
        }
        return result;
    }

    private static Map<String, Tensor> source(Checkpoint from, String network) {
        for (String name : List.of(network, network + AVERAGED)) {
            if (from.networks().contains(name)) {
                return from.tensors(name);
            }
        }
        return Map.of();
    }

    private void copy(String name, Map<String, Tensor> source, Params target) {
        target.all().forEach((path, t) -> {
            Tensor value = source.get(path);
            if (value == null) {
                missing.add(name + "." + path);
            } else if (!Arrays.equals(value.shape(), t.shape())) {
                misshapen.add(name + "." + path);
            } else {
                InPlace.copy(t, value);
                matched.add(name + "." + path);
            }
        });
    }

    /** What became of every tensor, one line for each. */
    public String report() {
        StringBuilder lines = new StringBuilder();
        matched.forEach(name -> lines.append("taken over: ").append(name).append('\n'));
        misshapen.forEach(
                name -> lines.append("of another shape: ").append(name).append('\n'));
        missing.forEach(
                name -> lines.append("missing in the file: ").append(name).append('\n'));
        return lines.toString();
    }

    /** In one line. */
    public String summary() {
        int all = matched.size() + missing.size() + misshapen.size();
        return matched.size() + " of " + all + " tensors taken over" + list("; missing in the file: ", missing)
                + list("; of another shape: ", misshapen);
    }

    private static String list(String title, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return title + first + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
