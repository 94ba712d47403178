package org.stylegan4j.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/**
 * A network file: the published networks of a model, what is needed to build them again, and where they come from. Closing
 * frees the tensors. It is a safetensors file whose tensors are named {@code NETWORK.PATH}, with JSON texts in its header.
 */
public final class Checkpoint implements AutoCloseable {
    private static final String FORMAT = "stylegan4j.format";
    private static final String VERSION = "1";
    private static final String MODEL = "stylegan4j.model";
    private static final String CONFIGS = "stylegan4j.configs";
    private static final String PROVENANCE = "stylegan4j.provenance";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TensorFile file;
    private final Map<String, Map<String, Tensor>> networks;
    private final JsonNode configs;
    private final Provenance provenance;

    private Checkpoint(
            TensorFile file, Map<String, Map<String, Tensor>> networks, JsonNode configs, Provenance provenance) {
        this.file = file;
        this.networks = networks;
        this.configs = configs;
        this.provenance = provenance;
    }

    /** Writes the published networks of a model, at once or not at all. */
    public static void write(Path file, Model model, Provenance provenance) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        ObjectNode configs = JSON.createObjectNode();
        for (String network : model.publishedNetworks()) {
            model.networks().get(network).all().forEach((path, t) -> tensors.put(network + "." + path, t));
            configs.set(network, RecordJson.write(model.configs().get(network)));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT, VERSION);
        texts.put(MODEL, model.name());
        texts.put(CONFIGS, configs.toString());
        texts.put(PROVENANCE, RecordJson.write(provenance).toString());
        TensorFile.write(file, tensors, texts);
    }

    /**
     * Reads a network file.
     *
     * @throws IOException with one line that names the file when it is missing, cut short or no network file
     */
    public static Checkpoint read(Path path) throws IOException {
        return read(path, network -> true);
    }

    /** {@link #read(Path)} of one network only, the others being passed over. */
    public static Checkpoint read(Path path, String network) throws IOException {
        return read(path, network::equals);
    }

    private static Checkpoint read(Path path, Predicate<String> wanted) throws IOException {
        TensorFile file = TensorFile.read(path, name -> wanted.test(name.substring(0, Math.max(0, name.indexOf('.')))));
        try {
            checkFormat(path, file.metadata());
            JsonNode configs = JSON.readTree(file.metadata().get(CONFIGS));
            Provenance provenance =
                    RecordJson.read(JSON.readTree(file.metadata().get(PROVENANCE)), Provenance.class);
            return new Checkpoint(file, byNetwork(file, configs, wanted), configs, provenance);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            file.close();
            throw new IOException("damaged header of network file: " + path, e);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void checkFormat(Path path, Map<String, String> texts) throws IOException {
        String found = texts.get(FORMAT);
        if (found == null) {
            throw new IOException("not a network file of stylegan4j: " + path);
        }
        if (!found.equals(VERSION)) {
            throw new IOException("expected network file format " + VERSION + " but was " + found + ": " + path);
        }
        if (!texts.keySet().containsAll(List.of(MODEL, CONFIGS, PROVENANCE))) {
            throw new IOException("damaged header of network file: " + path);
        }
    }

    private static Map<String, Map<String, Tensor>> byNetwork(
            TensorFile file, JsonNode configs, Predicate<String> wanted) {
        Map<String, Map<String, Tensor>> networks = new LinkedHashMap<>();
        configs.fieldNames().forEachRemaining(network -> {
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
        return file.metadata().get(MODEL);
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
        return RecordJson.read(configs.get(network), type);
    }

    /** Where the weights come from. */
    public Provenance provenance() {
        return provenance;
    }

    private void checkHas(String network) {
        if (!networks.containsKey(network)) {
            throw new IllegalArgumentException(
                    "no network '" + network + "' in this file; known: " + String.join(", ", networks.keySet()));
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
