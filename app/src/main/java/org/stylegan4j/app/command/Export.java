package org.stylegan4j.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.NetworkSelection;
import org.stylegan4j.format.files.NetworkFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stylegan4j export}: writes networks for other programs. */
@Command(
        name = "export",
        description = "Writes networks for other programs.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Export implements Callable<Integer> {
    @Parameters(paramLabel = "NETWORK", description = "A network file of any kind that import reads.")
    private Path network;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "safetensors, pt (PyTorch state dicts, for torch.load with weights_only), rosinality, or official"
                            + " (the TensorFlow-era pickle, which the official PyTorch tools convert when they open it).")
    private NetworkFormat format;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the file goes.")
    private Path out;

    @Mixin
    private NetworkSelection which;

    @Override
    public Integer call() throws IOException {
        which.convert(network, out, format::write);
        return 0;
    }
}
