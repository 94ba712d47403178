package org.stylegan4j.app.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.app.option.MovedPictures;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.WSamples;
import org.stylegan4j.latent.direction.Components;
import org.stylegan4j.latent.direction.Direction;
import org.stylegan4j.latent.recipe.Layers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stylegan4j directions}: finds directions that nobody has to label. */
@Command(
        name = "directions",
        description =
                "Finds directions in W: pca (principal components of W) or sefa (what changes the styles most, from"
                        + " the weights alone). Writes METHOD.safetensors for edit --directions, and METHOD.png, one row"
                        + " per direction.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FindDirections implements Callable<Integer> {
    /** Ways to find directions. */
    enum Method {
        PCA,
        SEFA
    }

    @Parameters(paramLabel = "METHOD", description = "pca or sefa.")
    private Method method;

    @Mixin
    private Drawing drawing;

    @Option(
            names = "--count",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Mixin
    private MovedPictures moved;

    @Option(
            names = "--samples",
            defaultValue = "10000",
            paramLabel = "N",
            description = "Samples of W, which also say how long a step is. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Override
    public Integer call() throws IOException {
        try (AbruptEnd end = new AbruptEnd();
                Network net = drawing.load()) {
            List<Direction> found = find(net, moved.layers(net));
            found.forEach(d -> drawing.say(d.name() + ": " + d.note()));
            moved.write(drawing, net, method.name().toLowerCase(Locale.ROOT), found);
        }
        return 0;
    }

    private List<Direction> find(Network net, Layers wanted) {
        WSamples w = new WSamples(samples, WSamples.OFFICIAL_SEED, drawing.label());
        return switch (method) {
            case PCA ->
                Components.pca(net, w, count).stream().map(d -> d.in(wanted)).toList();
            case SEFA -> Components.factors(net, w, wanted, count);
        };
    }
}
