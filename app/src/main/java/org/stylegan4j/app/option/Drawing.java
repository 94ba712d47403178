package org.stylegan4j.app.option;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.stylegan4j.app.console.Counter;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.figure.SheetFile;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Seeds;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Truncation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that all commands share which draw from a trained network, and what they do alike. */
public final class Drawing {
    /** Longer lists of seeds are not worth a line. */
    private static final int MOST_SHOWN = 40;

    private static final String AS_PUBLISHED = "paper";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "FILE|RUN",
            description = "A network file, or the folder of a training, whose newest one is taken.")
    private Path network;

    @Option(
            names = "--trunc",
            defaultValue = "1",
            paramLabel = "PSI",
            description = {
                "Truncation: 1 for none, 0 for the mean picture, or paper, with which the network's authors draw:",
                "0.7 in 8 layers for StyleGAN, 0.5 for StyleGAN2. Default: ${DEFAULT-VALUE}."
            })
    private String psi;

    @Option(
            names = "--trunc-cutoff",
            paramLabel = "LAYERS",
            description = "Truncates the first layers only. Default: all, or as --trunc paper says.")
    private Optional<Integer> cutoff;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "For conditional networks: a class number, a class name, or all numbers of a label.")
    private Optional<String> label;

    @Option(
            names = "--noise-mode",
            defaultValue = "const",
            paramLabel = "MODE",
            description = "const, random or none. Default: ${DEFAULT-VALUE}.")
    private NoiseMode noise;

    @Option(
            names = {"--out", "--outdir"},
            defaultValue = "out",
            paramLabel = "DIR",
            description = "Where the files go. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Mixin
    private Hardware hardware;

    /** Makes a figure once the network is known. */
    @FunctionalInterface
    public interface Figure {
        Sheet of(Network network);
    }

    /** Draws one figure to {@code NAME.png} and says what it shows. */
    public int draw(String name, Figure figure) throws IOException {
        try (AbruptEnd end = new AbruptEnd();
                Network net = load()) {
            write(net, name, figure.of(net));
        }
        return 0;
    }

    /** Draws a figure into a PNG of this name, unless it is there already. */
    public void write(Network net, String name, Sheet sheet) throws IOException {
        Path file = out.resolve(name + ".png");
        if (SheetFile.isThere(net, sheet, file)) {
            say(file + ": drawn before");
            return;
        }
        try (Counter counter = new Counter(name)) {
            SheetFile.write(net, sheet, file, counter);
        }
        say(file + ": " + sheet.columns() + "x" + sheet.rows() + " pictures, " + seeds(sheet));
    }

    /** The seeds of a figure in words, cut short when there are many. */
    public static String seeds(Sheet sheet) {
        List<String> seeds = sheet.seeds().stream().map(String::valueOf).toList();
        if (seeds.isEmpty()) {
            return "no seeds";
        }
        String shown = seeds.stream().limit(MOST_SHOWN).collect(Collectors.joining(","));
        return "seeds " + shown + (seeds.size() > MOST_SHOWN ? " and " + (seeds.size() - MOST_SHOWN) + " more" : "");
    }

    /** Prints a line at once. */
    public void say(String line) {
        PrintWriter words = spec.commandLine().getOut();
        words.println(line);
        words.flush();
    }

    /** The network, announced; the caller closes it. */
    public Network load() throws IOException {
        Network net = Network.load(network, hardware.drawing());
        int r = net.resolution();
        String kimg = net.provenance().images() / 1000 + " kimg of "
                + net.provenance().data();
        say(net.file() + ": " + r + "x" + r + ", trained on " + kimg);
        if (label.isPresent() && net.labelDim() == 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("stylegan4j: warning: --class is ignored, the network is unconditional");
            err.flush();
        }
        return net;
    }

    /** One recipe per seed of a list such as {@code 0-15,85}. */
    public List<Recipe> recipes(Network net, String seeds) {
        return Seeds.parse(seeds).stream().map(seed -> recipe(net, seed)).toList();
    }

    /** A recipe with truncation, class and noise as the options say. */
    public Recipe recipe(Network net, long seed) {
        Recipe recipe = Recipe.seed(seed).truncated(truncation(net)).withNoise(noise);
        return label.map(recipe::withLabel).orElse(recipe);
    }

    private Truncation truncation(Network net) {
        Truncation wanted = psi.equals(AS_PUBLISHED) ? net.publishedTruncation() : Truncation.of(number(psi));
        return new Truncation(wanted.psi(), cutoff.map(OptionalInt::of).orElse(wanted.cutoff()));
    }

    private static double number(String psi) {
        try {
            return Double.parseDouble(psi);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("truncation must be a number or " + AS_PUBLISHED + ": " + psi);
        }
    }

    /** The class that was asked for. */
    public Optional<String> label() {
        return label;
    }

    /** The folder or file that is written. */
    public Path out() {
        return out;
    }
}
