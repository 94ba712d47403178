package org.stylegan4j.format.torch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.CheckpointHeader;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.format.pickle.TorchFile;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** This project's networks as PyTorch reads them: a dictionary of state dicts by network, with the texts of a network file beside. */
public final class TorchLayout {
    private TorchLayout() {}

    /** Writes networks as state dicts for PyTorch. */
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        checkpoint.networks().forEach(network -> root.put(network, checkpoint.tensors(network)));
        root.putAll(checkpoint.header().texts());
        TorchFile.write(file, root);
    }

    /** The networks whose name passes; empty when the file is not of this kind. */
    public static Optional<Checkpoint> read(
            Object root, NumberReader reader, Predicate<String> wanted, Path path, Scope scope) throws IOException {
        Map<String, String> texts = texts(root);
        if (!CheckpointHeader.isIn(texts)) {
            return Optional.empty();
        }
        CheckpointHeader header = CheckpointHeader.of(texts, path);
        Map<String, Map<String, Tensor>> networks = new LinkedHashMap<>();
        for (String network : (Iterable<String>) header.configs()::fieldNames) {
            if (wanted.test(network)) {
                Object stateDict = ((Map<?, ?>) root).get(network);
                networks.put(network, reader.readAll(StateDict.flat(stateDict, network)));
            }
        }
        return Optional.of(Checkpoint.own(header, networks, scope));
    }

    private static Map<String, String> texts(Object root) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (root instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key instanceof String k && value instanceof String v) {
                    texts.put(k, v);
                }
            });
        }
        return texts;
    }
}
