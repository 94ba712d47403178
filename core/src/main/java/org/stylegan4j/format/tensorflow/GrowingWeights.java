package org.stylegan4j.format.tensorflow;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stylegan4j.format.names.ChannelsFromShapes;
import org.stylegan4j.format.names.ImportedWeights;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.format.pickle.Numbers;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.tensor.Tensor;

/**
 * The tensors of a growing network of the TensorFlow era. This project keeps their names, with a dot for each slash, and lays the
 * numbers out as PyTorch does.
 */
final class GrowingWeights {
    private static final Pattern CONV =
            Pattern.compile("(?:synthesis\\.)?(\\d{1,4})x\\1\\.(?:Conv|Conv0|Conv1)\\.bias");

    private GrowingWeights() {}

    /**
     * Reads all variables.
     *
     * @param first whether the network is of ProGAN's first code, whose fused kernels name outputs before inputs
     */
    static ImportedWeights read(Map<String, Numbers> variables, NumberReader reader, boolean first) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Numbers> e : variables.entrySet()) {
            String path = e.getKey().replace('/', '.');
            tensors.put(path, laidOut(path, reader.read(e.getValue()), first));
        }
        for (String lod : new String[] {"lod", "synthesis.lod"}) { // fully grown where it is not said
            tensors.putIfAbsent(lod, Tensor.zeros());
        }
        return new ImportedWeights(tensors);
    }

    private static Tensor laidOut(String path, Tensor t, boolean first) {
        if (!path.endsWith("weight") || path.endsWith("LabelConcat.weight")) {
            return t;
        }
        return switch (t.dim()) {
            case 2 -> t.permute(1, 0).contiguous();
            case 4 ->
                (first && path.endsWith("Conv0_up.weight") ? t.permute(2, 3, 0, 1) : t.permute(3, 2, 0, 1))
                        .contiguous();
            default -> t;
        };
    }

    /**
     * The rule behind the widths of the blocks.
     *
     * @param dense the layer whose width follows the rule for 2x2; empty for none
     */
    static Channels channels(ImportedWeights w, List<String> dense) throws IOException {
        Map<Integer, Integer> widths = new TreeMap<>();
        for (String path : w.paths(CONV.pattern())) {
            Matcher m = CONV.matcher(path);
            if (m.matches()) {
                widths.put(Integer.parseInt(m.group(1)), w.size(path, 0));
            }
        }
        for (String path : dense) {
            widths.put(2, w.size(path, 0));
        }
        return ChannelsFromShapes.channels(widths);
    }

    /** The resolution of the largest block. */
    static int resolution(ImportedWeights w) throws IOException {
        int largest = 0;
        for (String path : w.paths(CONV.pattern())) {
            Matcher m = CONV.matcher(path);
            if (m.matches()) {
                largest = Math.max(largest, Integer.parseInt(m.group(1)));
            }
        }
        if (largest == 0) {
            throw new IOException("network without convolutions");
        }
        return largest;
    }

    /** How many layers of that name there are, numbered from 0. */
    static int count(ImportedWeights w, String layer) {
        int n = 0;
        while (w.has(layer + n + ".weight")) {
            n++;
        }
        return n;
    }
}
