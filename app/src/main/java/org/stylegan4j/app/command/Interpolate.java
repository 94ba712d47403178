package org.stylegan4j.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.latent.figure.Interpolation;
import org.stylegan4j.latent.figure.Space;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j interpolate}: rows between a chain of points. */
@Command(
        name = "interpolate",
        description = "Draws rows from each seed of a chain to the next.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Interpolate implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Option(
            names = "--seeds",
            defaultValue = "0-8",
            paramLabel = "LIST",
            description = "The chain. Default: ${DEFAULT-VALUE}, nine points.")
    private String seeds;

    @Option(
            names = "--columns",
            defaultValue = "8",
            paramLabel = "N",
            description = "Pictures from one point to the next, both counted. Default: ${DEFAULT-VALUE}.")
    private int columns;

    @Option(
            names = "--space",
            defaultValue = "Z",
            paramLabel = "SPACE",
            description = "Z (along great circles) or W (along straight lines). Default: ${DEFAULT-VALUE}.")
    private Space space;

    @Override
    public Integer call() throws IOException {
        return drawing.draw(
                "interpolation", net -> Interpolation.rows(drawing.recipes(net, seeds), columns, space, net.zDim()));
    }
}
