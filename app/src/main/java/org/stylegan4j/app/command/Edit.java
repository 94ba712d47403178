package org.stylegan4j.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.stylegan4j.app.console.Counter;
import org.stylegan4j.app.option.Changes;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.app.option.Hardware;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.figure.SheetFile;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.latent.recipe.Sheet.Cell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylegan4j edit}: changes what a PNG's recipe says, and draws it. */
@Command(
        name = "edit",
        description = "Draws a picture or figure again from the recipe in its PNG, or a seed, with changes: other"
                + " truncation, styles mixed in, steps along directions. Without changes the result is the same to"
                + " the byte.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Edit implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "FILE|RUN",
            description = "A network file, or the folder of a training, whose newest one is taken.")
    private Path network;

    @Option(
            names = "--from",
            paramLabel = "PNG",
            description = "A picture or figure that this program drew or projected.")
    private Optional<Path> from;

    @Option(names = "--seed", paramLabel = "SEED", description = "Starts from a seed instead.")
    private Optional<Long> seed;

    @Mixin
    private Changes changes;

    @Option(
            names = "--out",
            defaultValue = "out/edit.png",
            paramLabel = "PNG",
            description = "The file to write. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Mixin
    private Hardware hardware;

    @Override
    public Integer call() throws IOException {
        if (from.isPresent() == seed.isPresent()) {
            throw new IllegalArgumentException("expected one of --from and --seed");
        }
        try (AbruptEnd end = new AbruptEnd();
                Network net = Network.load(network, hardware.drawing())) {
            Sheet start = from.isPresent() ? read(net, from.get()) : Sheet.of(1, List.of(Recipe.seed(seed.get())));
            UnaryOperator<Recipe> change = changes.of(net);
            List<Cell> cells = new ArrayList<>();
            for (Cell cell : start.cells()) {
                cells.add(cell instanceof Cell.Drawn d ? new Cell.Drawn(change.apply(d.recipe())) : cell);
            }
            Sheet edited = new Sheet(start.columns(), cells);
            try (Counter counter = new Counter("edit")) {
                SheetFile.write(net, edited, out, counter);
            }
            PrintWriter words = spec.commandLine().getOut();
            words.println(out + ": " + Drawing.seeds(edited));
            words.flush();
        }
        return 0;
    }

    private Sheet read(Network net, Path png) throws IOException {
        Sheet sheet = SheetFile.read(png);
        if (!SheetFile.networkHash(png).equals(net.hash())) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("stylegan4j: warning: " + png + " was drawn by another network");
            err.flush();
        }
        return sheet;
    }
}
