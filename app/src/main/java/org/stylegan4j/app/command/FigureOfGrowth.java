package org.stylegan4j.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.io.WholeFile;
import org.stylegan4j.train.figure.GrowthFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylegan4j figures growth}: what the same latents became along a training. */
@Command(
        name = "growth",
        description = {
            "Draws what the same latents became along a training, from the grids in its folder:",
            "growth.png, one column for each moment, and growth-animated.png, an animation for browsers."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FigureOfGrowth implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--run", required = true, paramLabel = "RUN", description = "The folder of a training.")
    private Path run;

    @Option(
            names = "--latents",
            defaultValue = "4",
            paramLabel = "N",
            description = "How many latents: the first of the grids. Default: ${DEFAULT-VALUE}.")
    private int latents;

    @Option(
            names = "--columns",
            defaultValue = "12",
            paramLabel = "N",
            description = "How many moments growth.png shows. Default: ${DEFAULT-VALUE}.")
    private int columns;

    @Option(
            names = {"--out", "--outdir"},
            defaultValue = "out",
            paramLabel = "DIR",
            description = "Where the files go. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (latents < 1 || columns < 2) {
            throw new IllegalArgumentException(
                    "latents must be at least 1 and columns at least 2: " + latents + ", " + columns);
        }
        GrowthFigure figure = GrowthFigure.of(run);
        List<GrowthFigure.Moment> moments = figure.choose(columns);
        Pixels picture = figure.picture(moments, latents);
        byte[] animation = figure.animation(latents);
        Png.write(out.resolve("growth.png"), picture, Map.of("Software", "stylegan4j", "Run", run.toString()));
        WholeFile.write(out.resolve("growth-animated.png"), file -> file.write(animation));
        PrintWriter words = spec.commandLine().getOut();
        words.println("growth.png and growth-animated.png in " + out);
        words.flush();
        return 0;
    }
}
