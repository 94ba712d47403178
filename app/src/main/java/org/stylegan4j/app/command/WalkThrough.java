package org.stylegan4j.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.app.option.FilmOptions;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.figure.Walk;
import org.stylegan4j.latent.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j walk}: a film through seeds. */
@Command(
        name = "walk",
        description = "Draws a film that walks from seed to seed.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class WalkThrough implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Mixin
    private FilmOptions film;

    @Option(
            names = "--seeds",
            defaultValue = "0-5",
            paramLabel = "LIST",
            description = "Where the walk goes. Default: ${DEFAULT-VALUE}.")
    private String seeds;

    @Option(
            names = "--frames",
            defaultValue = "25",
            paramLabel = "N",
            description = "From each seed to the next. Default: ${DEFAULT-VALUE}.")
    private int frames;

    @Option(
            names = {"--path", "--space"},
            defaultValue = "Z",
            paramLabel = "PATH",
            description = "Z (along great circles), W (along straight lines) or spline (a smooth curve in W). "
                    + "Default: ${DEFAULT-VALUE}.")
    private Walk.Path path;

    @Option(
            names = "--easing",
            defaultValue = "LINEAR",
            paramLabel = "EASING",
            description = "linear (even) or cosine (slow at each seed). Default: ${DEFAULT-VALUE}.")
    private Walk.Easing easing;

    @Option(names = "--no-loop", description = "Ends at the last seed instead of returning to the first.")
    private boolean open;

    @Override
    public Integer call() throws IOException {
        try (AbruptEnd end = new AbruptEnd();
                Network net = drawing.load()) {
            Walk walk = new Walk(drawing.recipes(net, seeds), frames, path, !open, easing);
            List<Recipe> recipes = walk.recipes(net.zDim());
            Path file = film.write(net, recipes, drawing.out(), "walk");
            drawing.say(file + ": " + recipes.size() + " frames through seeds " + seeds);
        }
        return 0;
    }
}
