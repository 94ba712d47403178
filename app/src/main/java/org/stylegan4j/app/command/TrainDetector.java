package org.stylegan4j.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stylegan4j.app.console.Counter;
import org.stylegan4j.metric.faces.FacesTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylegan4j train-detector}: trains the small network that reads the attributes of built-in faces. */
@Command(
        name = "train-detector",
        description = {
            "Trains the detector of the built-in faces, as the one that comes with the program was trained,",
            "and prints how well it reads each attribute off faces that it has not seen."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TrainDetector implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write, .safetensors.")
    private Path file;

    @Option(names = "--images", paramLabel = "N", description = "Images to show. Default: 250000.")
    private Optional<Integer> images;

    @Option(names = "--seed", paramLabel = "N", description = "Of weights and order. Default: 0.")
    private Optional<Integer> seed;

    @Override
    public Integer call() throws IOException {
        FacesTraining.Config standard = FacesTraining.Config.SHIPPED;
        FacesTraining.Config config = new FacesTraining.Config(
                images.orElse(standard.images()),
                standard.faces(),
                standard.heldOut(),
                standard.batch(),
                seed.orElse(standard.seed()));
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) { // found out now, not when all is done
            throw new NoSuchFileException(folder.toString());
        }
        try (Counter counter = new Counter("train-detector")) {
            show(FacesTraining.run(config, file, counter));
        }
        return 0;
    }

    private void show(Map<String, Double> accuracy) {
        PrintWriter out = spec.commandLine().getOut();
        accuracy.forEach((name, value) -> out.printf(Locale.ROOT, "%-28s %.3f%n", name, value));
        out.println("written: " + file);
        out.flush();
    }
}
