package org.stylegan4j.app.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.latent.figure.TruncationSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j truncation}: pictures from their own variety to the mean and beyond. */
@Command(
        name = "truncation",
        description = "Draws each seed under several truncations; --trunc-cutoff keeps to the first layers.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Truncate implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Option(
            names = "--seeds",
            defaultValue = "0-3",
            paramLabel = "LIST",
            description = "One row each. Default: ${DEFAULT-VALUE}.")
    private String seeds;

    @Option(
            names = "--psi",
            split = ",",
            paramLabel = "LIST",
            description = "One column each. Default: 1,0.7,0.5,0,-0.5,-1.")
    private List<Double> psis = TruncationSweep.USUAL;

    @Override
    public Integer call() throws IOException {
        return drawing.draw("truncation", net -> TruncationSweep.of(drawing.recipes(net, seeds), psis));
    }
}
