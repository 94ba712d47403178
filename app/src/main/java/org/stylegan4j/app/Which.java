package org.stylegan4j.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.stylegan4j.format.Checkpoint;
import picocli.CommandLine.Option;

/** The option that chooses among the networks of a file. */
final class Which {
    private static final Map<String, String> NAMES = Map.of("ema", "G_ema", "g", "G", "d", "D");

    @Option(
            names = "--which",
            split = ",",
            paramLabel = "ema|g|d",
            description =
                    "Only these of the networks: the averaged generator, the generator, the discriminator. Default:"
                            + " all.")
    private List<String> which = List.of();

    /** Reads the chosen networks of a file, all of which must be there. */
    Checkpoint read(Path file) throws IOException {
        List<String> wanted = which.stream().map(Which::network).toList();
        Checkpoint checkpoint = Checkpoint.read(file, network -> wanted.isEmpty() || wanted.contains(network));
        List<String> missing =
                wanted.stream().filter(w -> !checkpoint.networks().contains(w)).toList();
        if (!missing.isEmpty()) {
            checkpoint.close();
            throw new IllegalArgumentException("no network " + String.join(", ", missing) + " in file: " + file);
        }
        return checkpoint;
    }

    private static String network(String word) {
        String name = NAMES.get(word);
        if (name == null) {
            throw new IllegalArgumentException("unknown network: " + word + "; known: ema, g, d");
        }
        return name;
    }

    /** What was read, for the user. */
    static String describe(Checkpoint checkpoint) {
        return checkpoint.model() + " (" + String.join(", ", checkpoint.networks()) + ")";
    }

    /** The same file, in a folder that is there. */
    static Path withFolder(Path out) throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        return out;
    }
}
