package org.stylegan4j.format.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.pickle.PickledFile;

/** Reads network files of any kind: this project's own and other programs', known by their content. */
public final class NetworkFiles {
    private static final int START_BYTES = 8;

    private NetworkFiles() {}

    /**
     * Reads a network file: this project's, the official pickles, rosinality's checkpoints, state dicts.
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

    /** {@link #read(Path)} of those networks only whose name passes. */
    public static Checkpoint read(Path path, Predicate<String> wanted) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(START_BYTES);
        }
        return PickledFile.recognizes(start) ? ForeignFile.read(path, start, wanted) : Checkpoint.readOwn(path, wanted);
    }
}
