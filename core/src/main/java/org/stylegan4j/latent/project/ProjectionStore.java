package org.stylegan4j.latent.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/**
 * Keeps an unfinished projection in a file, from which it goes on to the same result.
 *
 * @param file none to keep nothing
 * @param key of all that decides the result; a file with another key is passed over
 */
public record ProjectionStore(Optional<Path> file, String key) {
    /** Keeps nothing. */
    public static final ProjectionStore NONE = new ProjectionStore(Optional.empty(), "");

    private static final int STEPS_BETWEEN = 50;
    private static final String WAY = "way";

    /** Overwrites the unknowns with those kept, if any; returns how many steps were done. */
    int load(ProjectionState unknowns, Trajectory way) throws IOException {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return 0;
        }
        try (TensorFile saved = TensorFile.read(file.get());
                Scope scope = Scope.noGrad()) {
            if (!key.equals(saved.metadata().get("key"))) {
                return 0;
            }
            for (Map.Entry<String, Tensor> e : unknowns.all().entrySet()) {
                Tensor value = saved.get(e.getKey());
                if (!Arrays.equals(value.shape(), e.getValue().shape())) {
                    throw new IOException("damaged projection: " + file.get());
                }
                InPlace.copy(e.getValue(), value);
            }
            way.load(saved.get(WAY));
            return Integer.parseInt(saved.metadata().getOrDefault("step", "0"));
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged projection: " + file.get(), e);
        }
    }

    /** Keeps the unknowns when it is time to. */
    void save(ProjectionState unknowns, Trajectory way, int step) throws IOException {
        if (file.isPresent() && step % STEPS_BETWEEN == 0) {
            try (Scope scope = Scope.noGrad()) {
                Map<String, Tensor> tensors = new LinkedHashMap<>(unknowns.all());
                tensors.put(WAY, way.tensor());
                TensorFile.write(file.get(), tensors, Map.of("key", key, "step", "" + step));
            }
        }
    }

    /** Forgets it, when the results are in their files. */
    public void clear() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
