package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files beside the project that hold what the reference computed; tests that need them are skipped where they are absent. */
public final class Fixtures {
    private Fixtures() {}

    /** A file below {@code ../shared}, seen from the project's root. */
    public static Path shared(String name) {
        Path module = Path.of("").toAbsolutePath();
        Path file = module.getParent().resolveSibling("shared").resolve(name);
        assumeTrue(Files.exists(file), "skipped: no " + file);
        return file;
    }

    /** Reads a safetensors file below {@code ../shared/fixtures}; the caller closes it. */
    public static TensorFile read(String name) {
        try {
            return TensorFile.read(shared("fixtures/" + name + ".safetensors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
