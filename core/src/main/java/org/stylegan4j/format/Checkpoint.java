package org.stylegan4j.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.stylegan4j.model.Model;
import org.stylegan4j.settings.RecordJson;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/**
 * Trained networks, what is needed to build them again, and where they come from. Closing frees the tensors. Their file is a
 * safetensors file whose tensors are named {@code NETWORK.PATH}, with JSON texts in its header; networks in other programs' files are
 * read too, known by their content.
 */
public final class Checkpoint implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CheckpointHeader header;
    private final Map<String, Map<String, Tensor>> networks;
    private final Runnable closing;

    /**
     * Takes over some tensors.
     *
     * @param networks tensors by path by network
     * @param closing frees them
     */
    Checkpoint(CheckpointHeader header, Map<String, Map<String, Tensor>> networks, Runnable closing) {
        this.header = header;
        this.networks = networks;
        this.closing = closing;
    }

    /** Writes the published networks of a model, at once or not at all. */
    public static void write(Path file, Model model, Provenance provenance) throws IOException {
        Map<String, Map<String, Tensor>> networks = new LinkedHashMap<>();
        ObjectNode configs = JSON.createObjectNode();
        for (String network : model.publishedNetworks()) {
            networks.put(network, model.networks().get(network).all());
            configs.set(network, RecordJson.write(model.configs().get(network)));
        }
        write(file, new CheckpointHeader(model.name(), configs, provenance), networks);
    }

    /** Writes these networks, at once or not at all. */
    public void write(Path file) throws IOException {
        write(file, header, networks);
    }

    private static void write(Path file, CheckpointHeader header, Map<String, Map<String, Tensor>> networks)
            throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        networks.forEach((network, all) -> all.forEach((path, t) -> tensors.put(network + "." + path, t)));
        TensorFile.write(file, tensors, header.texts());
    }

    /** Reads a file of this project: those networks whose name passes. */
    public static Checkpoint readOwn(Path path, Predicate<String> wanted) throws IOException {
        TensorFile file = TensorFile.read(path, name -> wanted.test(name.substring(0, Math.max(0, name.indexOf('.')))));
        try {
            CheckpointHeader header = CheckpointHeader.of(file.metadata(), path);
            return new Checkpoint(header, byNetwork(file, header, wanted), file::close);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static Map<String, Map<String, Tensor>> byNetwork(
            TensorFile file, CheckpointHeader header, Predicate<String> wanted) {
        Map<String, Map<String, Tensor>> networks = new LinkedHashMap<>();
        header.configs().fieldNames().forEachRemaining(network -> {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            String prefix = network + ".";
            file.tensors().forEach((name, t) -> {
                if (name.startsWith(prefix)) {
                    tensors.put(name.substring(prefix.length()), t);
                }
            });
            if (wanted.test(network)) {
                networks.put(network, Collections.unmodifiableMap(tensors));
            }
        });
        return networks;
    }

    /** What kind of system this is, as {@link Model#name} says. */
    public String model() {
        return header.model();
    }

    /** The names of the networks in the file: {@code G_ema}, {@code D}. */
    public List<String> networks() {
        return new ArrayList<>(networks.keySet());
    }

    /**
     * The tensors of a network by path, on the processor; they belong to this object.
     *
     * @throws IllegalArgumentException when there is no such network
     */
    public Map<String, Tensor> tensors(String network) {
        checkHas(network);
        return networks.get(network);
    }

    /**
     * The settings from which a network is built.
     *
     * @throws IllegalArgumentException when there is no such network or its settings are not of this type
     */
    public <T extends Record> T config(String network, Class<T> type) {
        checkHas(network);
        return RecordJson.read(header.configs().get(network), type);
    }

    /** Where the weights come from. */
    public Provenance provenance() {
        return header.provenance();
    }

    /** All that is known beside the tensors. */
    public CheckpointHeader header() {
        return header;
    }

    private void checkHas(String network) {
        if (!networks.containsKey(network)) {
            throw new IllegalArgumentException(
                    "no network '" + network + "' in this file; known: " + String.join(", ", networks.keySet()));
        }
    }

    @Override
    public void close() {
        closing.run();
    }

    /** Takes the tensors out of the scope; networks may share some, such as filters. */
    public static Checkpoint own(CheckpointHeader header, Map<String, Map<String, Tensor>> networks, Scope scope) {
        List<Tensor> all = new ArrayList<>();
        Map<String, Map<String, Tensor>> kept = new LinkedHashMap<>();
        networks.forEach((name, tensors) -> {
            Map<String, Tensor> copies = new LinkedHashMap<>();
            tensors.forEach((path, t) -> copies.put(path, scope.release(t.detach())));
            all.addAll(copies.values());
            kept.put(name, copies);
        });
        return new Checkpoint(header, kept, () -> all.forEach(Tensor::close));
    }
}
