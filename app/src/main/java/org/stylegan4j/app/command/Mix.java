package org.stylegan4j.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.latent.figure.StyleMix;
import org.stylegan4j.latent.recipe.Layers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j mix}: the style-mixing table. */
@Command(
        name = "mix",
        description = "Draws a table: each cell is the row's picture with the column's styles in some layers.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Mix implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Option(
            names = "--rows",
            defaultValue = "0-3",
            paramLabel = "SEEDS",
            description = "Down the left. Default: ${DEFAULT-VALUE}.")
    private String rows;

    @Option(
            names = {"--columns", "--cols"},
            defaultValue = "4-9",
            paramLabel = "SEEDS",
            description = "Across the top. Default: ${DEFAULT-VALUE}.")
    private String columns;

    @Option(
            names = {"--layers", "--styles"},
            defaultValue = "coarse",
            paramLabel = "LAYERS",
            description =
                    "What comes from the columns: coarse (4x4 and 8x8), middle (16x16 and 32x32), fine (the rest), or "
                            + "numbers such as 0-3,6 or 8-. Default: ${DEFAULT-VALUE}.")
    private String layers;

    @Override
    public Integer call() throws IOException {
        Layers wanted = Layers.parse(layers);
        return drawing.draw(
                "mix",
                net -> StyleMix.table(
                        drawing.recipes(net, rows),
                        drawing.recipes(net, columns),
                        wanted.in(net.styles().layers())));
    }
}
