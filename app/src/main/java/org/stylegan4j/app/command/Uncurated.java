package org.stylegan4j.app.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.app.option.GridSize;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j uncurated}: the honest grid. */
@Command(
        name = "uncurated",
        description = "Draws seeds one after the other as they come, none left out.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Uncurated implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Option(
            names = "--first",
            defaultValue = "0",
            paramLabel = "SEED",
            description = "The first seed. Default: ${DEFAULT-VALUE}.")
    private long first;

    @Option(
            names = "--grid",
            defaultValue = "12x8",
            paramLabel = "WxH",
            description = "Pictures across and down. Default: ${DEFAULT-VALUE}.")
    private String grid;

    @Override
    public Integer call() throws IOException {
        GridSize size = GridSize.parse(grid);
        return drawing.draw("uncurated", net -> {
            List<Recipe> recipes = LongStream.range(first, first + size.places())
                    .mapToObj(seed -> drawing.recipe(net, seed))
                    .toList();
            return Sheet.of(size.columns(), recipes);
        });
    }
}
