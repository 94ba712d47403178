package org.stylegan4j.app.option;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.direction.Direction;
import org.stylegan4j.latent.direction.DirectionFile;
import org.stylegan4j.latent.figure.SheetFile;
import org.stylegan4j.latent.recipe.DirectionStep;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.model.Truncation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that change a recipe. */
public final class Changes {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--class", paramLabel = "CLASS", description = "Of what is drawn from seeds.")
    private Optional<String> label;

    @Option(names = "--trunc", paramLabel = "PSI", description = "Another truncation.")
    private Optional<Double> psi;

    @Option(names = "--trunc-cutoff", paramLabel = "LAYERS", description = "Truncates the first layers only.")
    private Optional<Integer> cutoff;

    @Option(
            names = "--mix",
            paramLabel = "SEED|PNG@LAYERS",
            description = "Takes the styles of some layers from a seed or a picture: 85@fine. May be repeated.")
    private List<String> mixes = new ArrayList<>();

    @Option(
            names = "--directions",
            paramLabel = "FILE",
            description = "Where --move finds its directions. May be repeated.")
    private List<Path> directions = new ArrayList<>();

    @Option(
            names = "--move",
            paramLabel = "NAME=STEPS[@LAYERS]",
            description = "Goes some steps along a direction: smile=2, pca0=-1.5@coarse. May be repeated.")
    private List<String> moves = new ArrayList<>();

    /** All of them at once: styles are mixed first, then truncated, then moved. */
    public UnaryOperator<Recipe> of(Network net) throws IOException {
        List<UnaryOperator<Recipe>> steps = new ArrayList<>();
        steps.add(r -> label.map(r::withLabel).orElse(r));
        for (String text : mixes) {
            steps.add(mix(net, text));
        }
        for (DirectionStep push : pushes(net)) {
            steps.add(r -> r.pushed(push));
        }
        steps.add(this::truncated);
        return recipe -> {
            Recipe r = recipe;
            for (UnaryOperator<Recipe> step : steps) {
                r = step.apply(r);
            }
            return r;
        };
    }

    private Recipe truncated(Recipe r) {
        Truncation t = r.truncation();
        OptionalInt layers = cutoff.map(OptionalInt::of).orElse(t.cutoff());
        return r.truncated(new Truncation(psi.orElse(t.psi()), layers));
    }

    private UnaryOperator<Recipe> mix(Network net, String text) throws IOException {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("expected a mix such as 85@fine or picture.png@0-3 but was " + text);
        }
        Layers layers = Layers.parse(text.substring(at + 1)).in(net.styles().layers());
        Recipe source = source(text.substring(0, at));
        return r -> r.mixed(source, layers);
    }

    private Recipe source(String text) throws IOException {
        if (text.matches("\\d{1,10}")) {
            Recipe seed = Recipe.seed(Long.parseLong(text));
            return label.map(seed::withLabel).orElse(seed);
        }
        Sheet sheet = SheetFile.read(Path.of(text));
        if (sheet.recipes().size() != 1) {
            throw new IllegalArgumentException("expected one picture to mix but was a figure of "
                    + sheet.recipes().size() + ": " + text);
        }
        return sheet.recipes().get(0);
    }

    private List<DirectionStep> pushes(Network net) throws IOException {
        if (moves.isEmpty()) {
            return List.of();
        }
        if (directions.isEmpty()) {
            throw new IllegalArgumentException("--move needs --directions FILE");
        }
        DirectionFile all = known(net);
        return moves.stream().map(text -> push(net, all, text)).toList();
    }

    /** The directions of all files together. */
    private DirectionFile known(Network net) throws IOException {
        List<Direction> all = new ArrayList<>();
        for (Path path : directions) {
            DirectionFile file = DirectionFile.read(path);
            if (!file.network().equals(net.hash())) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("stylegan4j: warning: " + path + " holds directions of another network");
                err.flush();
            }
            all.addAll(file.directions());
        }
        return new DirectionFile(net.hash(), all);
    }

    private static DirectionStep push(Network net, DirectionFile file, String text) {
        if (!text.matches("[^=@]+=[-+]?(\\d+\\.?\\d*|\\.\\d+)(@.+)?")) {
            throw new IllegalArgumentException("expected a move such as smile=2 or pca0=-1.5@coarse but was " + text);
        }
        int equals = text.indexOf('=');
        int at = text.indexOf('@') < 0 ? text.length() : text.indexOf('@');
        Direction direction = file.get(text.substring(0, equals));
        if (at < text.length()) {
            direction = direction.in(
                    Layers.parse(text.substring(at + 1)).in(net.styles().layers()));
        }
        return direction.push(Double.parseDouble(text.substring(equals + 1, at)));
    }
}
