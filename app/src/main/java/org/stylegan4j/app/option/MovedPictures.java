package org.stylegan4j.app.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.direction.Direction;
import org.stylegan4j.latent.direction.DirectionFigure;
import org.stylegan4j.latent.direction.DirectionFile;
import org.stylegan4j.latent.recipe.Layers;
import picocli.CommandLine.Option;

/** The options of commands that find directions: where these act and which pictures show them. */
public final class MovedPictures {
    @Option(
            names = "--layers",
            defaultValue = "all",
            paramLabel = "LAYERS",
            description = "Where directions are applied; for sefa also which layers' weights count. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String layers;

    @Option(
            names = "--seeds",
            defaultValue = "0",
            paramLabel = "LIST",
            description = "The pictures to move. Default: ${DEFAULT-VALUE}.")
    private String seeds;

    @Option(
            names = "--reach",
            defaultValue = "3",
            paramLabel = "STEPS",
            description = "How far, in standard deviations of W. Default: ${DEFAULT-VALUE}.")
    private double reach;

    @Option(
            names = "--columns",
            defaultValue = "7",
            paramLabel = "N",
            description = "Pictures in a row. Default: ${DEFAULT-VALUE}.")
    private int columns;

    /** The layers of a network that were asked for. */
    public Layers layers(Network net) {
        return Layers.parse(layers).in(net.styles().layers());
    }

    /** Writes {@code NAME.safetensors} and {@code NAME.png}, and says so. */
    public void write(Drawing drawing, Network net, String name, List<Direction> found) throws IOException {
        Path file = drawing.out().resolve(name + ".safetensors");
        new DirectionFile(net.hash(), found).write(file);
        drawing.say(file + ": " + found.size() + " directions");
        drawing.write(net, name, DirectionFigure.of(found, drawing.recipes(net, seeds), reach, columns));
    }
}
