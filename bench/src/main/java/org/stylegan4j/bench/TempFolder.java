package org.stylegan4j.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the time of a benchmark. Closing deletes it. */
record TempFolder(Path path) implements Closeable {
    static TempFolder create() throws IOException {
        return new TempFolder(Files.createTempDirectory("stylegan4j-bench"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
