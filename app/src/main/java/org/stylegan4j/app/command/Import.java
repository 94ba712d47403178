package org.stylegan4j.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.NetworkSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stylegan4j import}: turns published weights into a network file. */
@Command(
        name = "import",
        description =
                "Turns published weights (official or TensorFlow pickles, rosinality's or plain .pt) into a network"
                        + " file. Nothing in them is executed.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Import implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The weights; their kind is known by their content.")
    private Path file;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "NET.safetensors",
            description = "Where the network file goes.")
    private Path out;

    @Mixin
    private NetworkSelection which;

    @Override
    public Integer call() throws IOException {
        which.convert(file, out, (to, checkpoint) -> checkpoint.write(to));
        return 0;
    }
}
