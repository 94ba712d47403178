package org.stylegan4j.data.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the labels of image files: in {@code dataset.json}, or else in the names of their folders. */
public final class FileLabels {
    /** The name of the file that holds the labels. */
    public static final String FILE = "dataset.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FileLabels() {}

    static Labels read(FileTree tree, List<String> images) throws IOException {
        String top = commonFolder(images);
        for (String place : List.of("", top)) {
            if (tree.names().contains(place + FILE)) {
                return fromJson(tree, place, images);
            }
        }
        return fromFolders(tree, top, images);
    }

    /** The folders that all files share, ending in '/', or the empty text: they tell nothing about classes. */
    static String commonFolder(List<String> images) {
        String first = images.get(0);
        String common = first.substring(0, first.lastIndexOf('/') + 1);
        for (String image : images) {
            while (!image.startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
            }
        }
        return common;
    }

    private static Labels fromFolders(FileTree tree, String top, List<String> images) throws IOException {
        List<String> classes = new ArrayList<>();
        for (String image : images) {
            int slash = image.indexOf('/', top.length());
            if (slash < 0) {
                throw new IOException("no labels: " + tree.path() + " has neither " + FILE
                        + " nor one folder per class (" + image + " lies outside)");
            }
            classes.add(image.substring(top.length(), slash));
        }
        List<String> names = List.copyOf(new TreeSet<>(classes));
        return Labels.ofClasses(classes.stream().mapToInt(names::indexOf).toArray(), names);
    }

    private static Labels fromJson(FileTree tree, String place, List<String> images) throws IOException {
        JsonNode root = parse(tree, place + FILE);
        JsonNode pairs = root.path("labels");
        if (!pairs.isArray() || pairs.isEmpty()) {
            throw new IOException("no labels in " + FILE + ": " + tree.path());
        }
        Map<String, JsonNode> byName = new HashMap<>();
        for (JsonNode pair : pairs) {
            byName.put(place + pair.path(0).asText().replace('\\', '/'), pair.path(1));
        }
        List<JsonNode> values = new ArrayList<>();
        for (String image : images) {
            JsonNode value = byName.get(image);
            if (value == null) {
                throw new IOException("no label in " + FILE + " for: " + image);
            }
            values.add(value);
        }
        return labels(values, names(root));
    }

    private static JsonNode parse(FileTree tree, String file) throws IOException {
        try {
            return JSON.readTree(tree.bytes(file));
        } catch (JsonProcessingException e) {
            throw new IOException("damaged " + FILE + ": " + e.getOriginalMessage(), e);
        }
    }

    /** An addition to the reference's format, which its reader skips. */
    private static List<String> names(JsonNode root) {
        List<String> names = new ArrayList<>();
        root.path("class_names").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Labels labels(List<JsonNode> values, List<String> names) throws IOException {
        if (values.stream().allMatch(v -> v.isIntegralNumber() && v.canConvertToInt() && v.intValue() >= 0)) {
            return Labels.ofClasses(values.stream().mapToInt(JsonNode::intValue).toArray(), names);
        }
        int features = values.get(0).size();
        List<float[]> rows = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isArray() || value.size() != features || features == 0) {
                throw new IOException(
                        "expected class numbers or vectors of one length in " + FILE + " but was " + value);
            }
            float[] row = new float[features];
            for (int i = 0; i < features; i++) {
                row[i] = (float) value.get(i).asDouble();
            }
            rows.add(row);
        }
        return new Labels(features, rows, names);
    }

    /**
     * The text of {@code dataset.json}: class numbers where all labels are one-hot, else vectors.
     *
     * @param files their names in the dataset
     * @param rows which label each file has
     */
    public static String toJson(List<String> files, List<Integer> rows, Labels labels) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        if (!labels.present()) {
            root.putNull("labels");
            return JSON.writeValueAsString(root);
        }
        boolean classes = rows.stream().allMatch(r -> isOneHot(labels.rows().get(r)));
        ArrayNode pairs = root.putArray("labels");
        for (int i = 0; i < files.size(); i++) {
            float[] row = labels.rows().get(rows.get(i));
            ArrayNode pair = pairs.addArray().add(files.get(i));
            if (classes) {
                pair.add(largest(row));
            } else {
                ArrayNode vector = pair.addArray();
                for (float v : row) {
                    vector.add(v);
                }
            }
        }
        if (!labels.names().isEmpty()) {
            labels.names().forEach(root.putArray("class_names")::add);
        }
        return JSON.writeValueAsString(root);
    }

    private static boolean isOneHot(float[] row) {
        int ones = 0;
        for (float v : row) {
            if (v != 0 && v != 1) {
                return false;
            }
            ones += v == 1 ? 1 : 0;
        }
        return ones == 1;
    }

    private static int largest(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }
}
