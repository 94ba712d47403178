package org.stylegan4j.app.option;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.files.NetworkFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that chooses among the networks of a file, and what commands do alike that turn files into others. */
public final class NetworkSelection {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private static final Map<String, String> NAMES = Map.of("ema", "G_ema", "g", "G", "d", "D");

    @Option(
            names = "--which",
            split = ",",
            paramLabel = "ema|g|d",
            description =
                    "Only these of the networks: the averaged generator, the generator, the discriminator. Default:"
                            + " all.")
    private List<String> which = List.of();

    /** Writes networks into a file. */
    @FunctionalInterface
    public interface Writer {
        void write(Path file, Checkpoint checkpoint) throws IOException;
    }

    /** Reads the chosen networks of a file and writes them into another, in a folder that need not be there; says so. */
    public void convert(Path from, Path to, Writer writer) throws IOException {
        try (Checkpoint checkpoint = read(from)) {
            Files.createDirectories(to.toAbsolutePath().getParent());
            writer.write(to, checkpoint);
            PrintWriter words = spec.commandLine().getOut();
            words.println(
                    from + ": " + checkpoint.model() + " (" + String.join(", ", checkpoint.networks()) + ") to " + to);
            words.flush();
        }
    }

    /** Reads the chosen networks of a file, all of which must be there. */
    private Checkpoint read(Path file) throws IOException {
        List<String> wanted = which.stream().map(NetworkSelection::network).toList();
        Checkpoint checkpoint = NetworkFiles.read(file, network -> wanted.isEmpty() || wanted.contains(network));
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
}
