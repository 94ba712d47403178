package org.stylegan4j.latent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** Files of noise that was found by projection: one map [R, R] per layer, coarsest first. */
public final class NoiseMaps {
    private NoiseMaps() {}

    /** The caller closes the file. */
    static TensorFile read(Path file) {
        try {
            return TensorFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, at once or not at all. */
    public static void write(Path file, List<Tensor> maps) throws IOException {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < maps.size(); i++) {
            named.put(String.format(Locale.ROOT, "noise.%02d", i), maps.get(i));
        }
        TensorFile.write(file, named, Map.of());
    }
}
