package org.stylegan4j.latent.direction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/**
 * Directions of one network in a safetensors file: a tensor [W] by each name; layers and notes in the header.
 *
 * @param network SHA-256 of the network file
 */
public record DirectionFile(String network, List<Direction> directions) {
    private static final String FORMAT = "stylegan4j.directions";
    private static final String NETWORK = "network";
    private static final String LAYERS = "layers.";
    private static final String NOTE = "note.";

    public DirectionFile {
        directions = List.copyOf(directions);
    }

    /** Writes a file, at once or not at all. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Scope scope = Scope.noGrad()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            Map<String, String> texts = new LinkedHashMap<>();
            texts.put(FORMAT, "1");
            texts.put(NETWORK, network);
            for (Direction d : directions) {
                tensors.put(d.name(), Tensor.of(d.vector(), d.vector().length));
                texts.put(LAYERS + d.name(), d.layers().toString());
                texts.put(NOTE + d.name(), d.note());
            }
            TensorFile.write(file, tensors, texts);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException with one line that names the file when it is missing, damaged or holds no directions
     */
    public static DirectionFile read(Path file) throws IOException {
        try (TensorFile saved = TensorFile.read(file)) {
            Map<String, String> texts = saved.metadata();
            if (!texts.containsKey(FORMAT)) {
                throw new IOException("no directions in file: " + file);
            }
            List<Direction> directions = new ArrayList<>();
            saved.tensors()
                    .forEach((name, t) -> directions.add(new Direction(
                            name,
                            t.expect(name, Tensor.ANY).toFloats(),
                            Layers.parse(texts.getOrDefault(LAYERS + name, "all")),
                            texts.getOrDefault(NOTE + name, ""))));
            return new DirectionFile(texts.getOrDefault(NETWORK, ""), directions);
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged directions: " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The direction of a name.
     *
     * @throws IllegalArgumentException listing the names when there is none
     */
    public Direction get(String name) {
        return directions.stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String known = directions.stream().map(Direction::name).collect(Collectors.joining(", "));
                    return new IllegalArgumentException("no direction '" + name + "'; known: " + known);
                });
    }
}
