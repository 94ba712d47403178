package org.stylegan4j.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.settings.RecordJson;

/**
 * What a network file says about its tensors, as JSON texts by key.
 *
 * @param model what kind of system
 * @param configs what is needed to build each network again, by name
 */
public record CheckpointHeader(String model, JsonNode configs, Provenance provenance) {
    private static final String FORMAT = "stylegan4j.format";
    private static final String VERSION = "1";
    private static final String MODEL = "stylegan4j.model";
    private static final String CONFIGS = "stylegan4j.configs";
    private static final String PROVENANCE = "stylegan4j.provenance";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether a file was written by this project, in whatever version. */
    public static boolean isIn(Map<String, String> texts) {
        return texts.containsKey(FORMAT);
    }

    /** As texts by key, for the file's header. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT, VERSION);
        texts.put(MODEL, model);
        texts.put(CONFIGS, configs.toString());
        texts.put(PROVENANCE, RecordJson.write(provenance).toString());
        return texts;
    }

    /**
     * A header from its texts by key.
     *
     * @throws IOException with one line that names the file when it is not of this project or damaged
     */
    public static CheckpointHeader of(Map<String, String> texts, Path path) throws IOException {
        if (!isIn(texts)) {
            throw new IOException("not a network file of stylegan4j: " + path);
        }
        String found = texts.get(FORMAT);
        if (!found.equals(VERSION)) {
            throw new IOException("expected network file format " + VERSION + " but was " + found + ": " + path);
        }
        if (!texts.keySet().containsAll(List.of(MODEL, CONFIGS, PROVENANCE))) {
            throw new IOException("damaged header of network file: " + path);
        }
        try {
            JsonNode configs = JSON.readTree(texts.get(CONFIGS));
            Provenance from = RecordJson.read(JSON.readTree(texts.get(PROVENANCE)), Provenance.class);
            return new CheckpointHeader(texts.get(MODEL), configs, from);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("damaged header of network file: " + path, e);
        }
    }
}
