package org.stylegan4j.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.stylegan4j.latent.Layers;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.direction.AttributeDirections;
import org.stylegan4j.latent.direction.Direction;
import org.stylegan4j.latent.direction.DirectionFigure;
import org.stylegan4j.latent.direction.DirectionFile;
import org.stylegan4j.latent.direction.Labelled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j attributes}: finds directions that change a named attribute. */
@Command(
        name = "attributes",
        description = "Finds directions in W that change named attributes, from seeds that somebody labelled. Writes"
            + " attributes.safetensors for edit --directions and attributes.png, one row per direction, and says what"
            + " else each direction changes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FindAttributes implements Callable<Integer> {
    private static final int SHOWN_EFFECTS = 6;

    @Mixin
    private Drawing drawing;

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "CSV",
            description =
                    "A header seed,smile,glasses and a line of numbers for each seed that was looked at, 20 at least.")
    private Path labels;

    @Option(names = "--names", split = ",", paramLabel = "LIST", description = "Which attributes. Default: all.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--hold",
            split = ",",
            paramLabel = "LIST",
            description = "Attributes that should stay as they are. Default: none.")
    private List<String> held = new ArrayList<>();

    @Option(
            names = "--layers",
            defaultValue = "all",
            paramLabel = "LAYERS",
            description = "Where the directions are applied. Default: ${DEFAULT-VALUE}.")
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

    @Override
    public Integer call() throws IOException {
        Layers wanted = Layers.parse(layers);
        try (AbruptEnd end = new AbruptEnd();
                Network net = drawing.load()) {
            Labelled samples = Labelled.csv(labels, seed -> drawing.recipe(net, seed));
            AttributeDirections all = new AttributeDirections(net, samples);
            Layers placed = wanted.in(net.styles().layers());
            List<Direction> found = (names.isEmpty() ? samples.names() : names)
                    .stream().map(name -> all.direction(name, held, placed)).toList();
            Path file = drawing.out().resolve("attributes.safetensors");
            new DirectionFile(net.hash(), found).write(file);
            found.forEach(
                    d -> drawing.say(d.name() + ": " + d.note() + "; a step each way changes " + effects(all, d)));
            drawing.say(file + ": " + found.size() + " directions");
            drawing.write(net, "attributes", DirectionFigure.of(found, drawing.recipes(net, seeds), reach, columns));
        }
        return 0;
    }

    /** In standard deviations of each attribute. */
    private static String effects(AttributeDirections all, Direction direction) {
        return all.expected(direction).stream()
                .limit(SHOWN_EFFECTS)
                .map(e -> String.format(Locale.ROOT, "%s %+.2f", e.attribute(), e.deviations()))
                .collect(Collectors.joining(", "));
    }
}
