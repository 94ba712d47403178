package org.stylegan4j.format.names;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.stylegan4j.nn.Fir;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Tensor;

/** The tensors of a foreign network under StyleGAN2's official names, while its settings are worked out from their shapes. */
public final class ImportedWeights {
    private static final int SMALLEST = 4;
    private static final int LARGEST = 1024;
    /** This project's learning-rate multiplier of mapping layers, which stored weights are divided by. */
    private static final double MAPPING_RATE = 0.01;

    private static final double TOLERANCE = 1e-6;

    private final Map<String, Tensor> tensors;

    /** Weights by their path. */
    public ImportedWeights(Map<String, Tensor> tensors) {
        this.tensors = new LinkedHashMap<>(tensors);
    }

    /** Whether there is a tensor at this path. */
    public boolean has(String path) {
        return tensors.containsKey(path);
    }

    /** One size of a tensor that must be there. */
    public int size(String path, int dim) throws IOException {
        Tensor t = tensors.get(path);
        if (t == null) {
            throw new IOException("missing tensor: " + path);
        }
        if (t.dim() <= dim || t.size(dim) > Integer.MAX_VALUE) {
            throw new IOException("bad shape of tensor " + path + ": " + Arrays.toString(t.shape()));
        }
        return (int) t.size(dim);
    }

    /** The highest resolution whose tensor is there, {@code %d} standing for it. */
    int resolution(String path) throws IOException {
        for (int r = LARGEST; r > SMALLEST; r /= 2) {
            if (has(String.format(path, r))) {
                return r;
            }
        }
        throw new IOException("missing tensor: " + String.format(path, 2 * SMALLEST));
    }

    /** How many mapping layers there are. */
    int mappingLayers() {
        int n = 0;
        while (has("mapping.fc" + n + ".weight")) {
            n++;
        }
        return n;
    }

    /** Adds a tensor. */
    public void put(String path, Tensor t) {
        tensors.put(path, t);
    }

    /** The tensor at this path. */
    public Tensor get(String path) {
        return tensors.get(path);
    }

    /** All paths that match. */
    public List<String> paths(String regex) {
        return tensors.keySet().stream().filter(p -> p.matches(regex)).toList();
    }

    /** Brings mapping layers that were trained with another learning-rate multiplier to the usual one, without changing w. */
    void rescaleMapping(double rate) {
        if (rate != MAPPING_RATE) {
            for (String path : paths("mapping\\.fc\\d+\\.(weight|bias)")) {
                tensors.put(path, get(path).mul(rate / MAPPING_RATE));
            }
        }
    }

    /**
     * Adds the filters that only some formats store.
     *
     * @throws IOException when a stored one is not the family's
     */
    void fillFilters() throws IOException {
        Tensor filter = Fir.filter();
        for (String path : paths(".*\\.resample_filter")) {
            Tensor stored = get(path);
            boolean same = Arrays.equals(stored.shape(), filter.shape())
                    && stored.sub(filter).abs().sum().toDouble() < TOLERANCE;
            if (!same) {
                throw new IOException("resampling filter is not [1, 3, 3, 1]: " + path);
            }
        }
        List<String> blocks = new ArrayList<>(paths("(synthesis\\.)?b\\d+\\..*"));
        for (String path : blocks) {
            String block = path.replaceAll("(b\\d+)\\..*", "$1");
            String layer = path.substring(0, path.lastIndexOf('.'));
            tensors.putIfAbsent(block + ".resample_filter", filter);
            tensors.putIfAbsent(layer + ".resample_filter", filter);
        }
    }

    /**
     * The tensors that a network takes, in its order.
     *
     * @param builder builds it, which asks for each
     * @throws IllegalArgumentException when one is missing or has another shape
     */
    public Map<String, Tensor> taken(Consumer<Params> builder) {
        try (Params p = Params.of(tensors, Device.CPU)) {
            builder.accept(p);
            Map<String, Tensor> taken = new LinkedHashMap<>();
            p.all().keySet().forEach(path -> taken.put(path, tensors.get(path)));
            return taken;
        }
    }
}
