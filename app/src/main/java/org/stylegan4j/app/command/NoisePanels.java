package org.stylegan4j.app.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.figure.NoiseFigure;
import org.stylegan4j.latent.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j noise}: what the per-pixel noise does. */
@Command(
        name = "noise",
        description =
                "Draws noise.png, each seed with noise everywhere, nowhere, at fine and at coarse resolutions only;"
                        + " and variation.png, each seed with several draws of noise and a map of how much each pixel"
                        + " varies.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class NoisePanels implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Option(
            names = "--seeds",
            defaultValue = "0-1",
            paramLabel = "LIST",
            description = "One row each. Default: ${DEFAULT-VALUE}.")
    private String seeds;

    @Option(
            names = "--fine",
            paramLabel = "RESOLUTION",
            description = "The lowest resolution that counts as fine. Default: the finer half of all.")
    private Optional<Integer> fine;

    @Option(
            names = "--shown",
            defaultValue = "4",
            paramLabel = "N",
            description = "Draws of noise to show. Default: ${DEFAULT-VALUE}.")
    private int shown;

    @Option(
            names = "--draws",
            defaultValue = "100",
            paramLabel = "N",
            description = "Draws of noise for the map. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Override
    public Integer call() throws IOException {
        try (AbruptEnd end = new AbruptEnd();
                Network net = drawing.load()) {
            List<Recipe> pictures = drawing.recipes(net, seeds);
            net.styles();
            drawing.write(net, "noise", NoiseFigure.panels(pictures, fine.orElse(NoiseFigure.fine(net.resolution()))));
            drawing.write(net, "variation", NoiseFigure.variation(pictures, shown, draws));
        }
        return 0;
    }
}
