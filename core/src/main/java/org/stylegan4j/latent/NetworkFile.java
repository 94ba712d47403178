package org.stylegan4j.latent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stylegan4j.io.Sha256;

/** Finds the network file that a path means: itself, or the newest snapshot of a run folder. */
final class NetworkFile {
    private static final Pattern SNAPSHOT = Pattern.compile("network-snapshot-(\\d{1,18})\\.safetensors");

    private NetworkFile() {}

    /** @throws IOException with one line when there is none */
    static Path find(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return Files.isDirectory(path) ? newest(path) : path;
    }

    private static Path newest(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            List<Path> snapshots = files.filter(p -> kimg(p) >= 0).toList();
            return snapshots.stream()
                    .max(Comparator.comparingLong(NetworkFile::kimg))
                    .orElseThrow(() -> new IOException("no network-snapshot-*.safetensors in folder: " + run));
        }
    }

    /** SHA-256 of a file, in hexadecimal digits. */
    static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Negative for other files. */
    private static long kimg(Path file) {
        Matcher m = SNAPSHOT.matcher(file.getFileName().toString());
        return m.matches() ? Long.parseLong(m.group(1)) : -1;
    }
}
