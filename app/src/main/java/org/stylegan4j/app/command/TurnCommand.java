package org.stylegan4j.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.latent.figure.AttributeVector;
import org.stylegan4j.latent.figure.Space;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j turn}: a direction from two groups of samples. */
@Command(
        name = "turn",
        description = "Moves pictures along the way from the average of one group of seeds to that of another.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TurnCommand implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "SEEDS",
            description = "One group, four that look left for example.")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "SEEDS", description = "The other group.")
    private String to;

    @Option(
            names = "--seeds",
            defaultValue = "0-3",
            paramLabel = "LIST",
            description = "The pictures to move, one row each. Default: ${DEFAULT-VALUE}.")
    private String seeds;

    @Option(
            names = "--reach",
            defaultValue = "1",
            paramLabel = "X",
            description = "From -X to X times the way. Default: ${DEFAULT-VALUE}.")
    private double reach;

    @Option(
            names = "--columns",
            defaultValue = "7",
            paramLabel = "N",
            description = "Pictures in a row. Default: ${DEFAULT-VALUE}.")
    private int columns;

    @Option(
            names = "--space",
            defaultValue = "W",
            paramLabel = "SPACE",
            description = "Z or W. Default: ${DEFAULT-VALUE}.")
    private Space space;

    @Override
    public Integer call() throws IOException {
        return drawing.draw(
                "turn",
                net -> new AttributeVector(drawing.recipes(net, from), drawing.recipes(net, to), space)
                        .walk(drawing.recipes(net, seeds), reach, columns));
    }
}
