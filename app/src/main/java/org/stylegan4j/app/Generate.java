package org.stylegan4j.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.Recipe;
import org.stylegan4j.latent.Seeds;
import org.stylegan4j.model.stylegan2.NoiseMode;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.train.Machine;
import org.stylegan4j.train.Machine.Layout;
import org.stylegan4j.train.Machine.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylegan4j generate}: draws pictures of seeds. */
@Command(
        name = "generate",
        description = "Draws pictures from a trained network. Each PNG carries its recipe.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Generate implements Callable<Integer> {
    /** So many pixels at once keep all cores busy; more only cost memory. */
    private static final int BATCH_PIXELS = 1 << 16;

    private static final int LARGEST_BATCH = 16;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "FILE|RUN",
            description = "A network file, or the folder of a training, whose newest one is taken.")
    private Path network;

    @Option(
            names = "--seeds",
            defaultValue = "0-15",
            paramLabel = "LIST",
            description = "Numbers and ranges: 0-15,85,600. Default: ${DEFAULT-VALUE}.")
    private String seeds;

    @Option(
            names = "--trunc",
            defaultValue = "1",
            paramLabel = "PSI",
            description = "Truncation: 1 for none, 0 for the mean picture. Default: ${DEFAULT-VALUE}.")
    private double psi;

    @Option(
            names = "--trunc-cutoff",
            paramLabel = "LAYERS",
            description = "Truncates the first layers only. Default: all.")
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

    @Option(names = "--grid", paramLabel = "WxH", description = "Also writes grid.png, W pictures across and H down.")
    private Optional<String> grid;

    @Option(
            names = {"--out", "--outdir"},
            defaultValue = "out",
            paramLabel = "DIR",
            description = "Where the files go. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--npy", description = "Also writes each image as it leaves the network: float32 [C, H, W].")
    private boolean npy;

    @Mixin
    private Hardware hardware;

    @Override
    public Integer call() throws IOException {
        List<Recipe> recipes = Seeds.parse(seeds).stream().map(this::recipe).toList();
        Optional<GridSize> size = grid.map(text -> grid(text, recipes.size()));
        Files.createDirectories(out);
        try (AbruptEnd end = new AbruptEnd();
                Network net = Network.load(network, compute())) {
            announce(net);
            draw(net, recipes, new Pictures(net, out, size, npy));
        }
        PrintWriter words = spec.commandLine().getOut();
        words.println(recipes.size() + (recipes.size() == 1 ? " picture in " : " pictures in ") + out);
        words.flush();
        return 0;
    }

    private Recipe recipe(long seed) {
        OptionalInt layers = cutoff.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new Recipe(seed, psi, layers, label, noise);
    }

    private static GridSize grid(String text, int pictures) {
        GridSize size = GridSize.parse(text);
        if (pictures > size.places()) {
            throw new IllegalArgumentException(
                    "grid " + text + " holds " + size.places() + " pictures, not " + pictures);
        }
        return size;
    }

    /** {@code auto} means float32 here: a picture takes little time, and should be the same on all machines. */
    private Compute compute() {
        Precision precision = hardware.precision() == Precision.AUTO ? Precision.FP32 : hardware.precision();
        String device = Device.parse(hardware.device()).toString();
        return new Machine(device, precision, Layout.CHANNELS_LAST).compute();
    }

    private void announce(Network net) {
        PrintWriter words = spec.commandLine().getOut();
        int r = net.config().resolution();
        String kimg = net.provenance().images() / 1000 + " kimg of "
                + net.provenance().data();
        words.println(net.file() + ": " + r + "x" + r + ", trained on " + kimg);
        words.flush();
        if (label.isPresent() && net.config().labelDim() == 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("stylegan4j: warning: --class is ignored, the network is unconditional");
            err.flush();
        }
    }

    private void draw(Network net, List<Recipe> recipes, Pictures pictures) throws IOException {
        int r = net.config().resolution();
        int batch = Math.max(1, Math.min(LARGEST_BATCH, BATCH_PIXELS / (r * r)));
        try (Bar bar = recipes.size() > batch ? Bar.of("generate", recipes.size()) : Bar.NONE) {
            for (int start = 0; start < recipes.size(); start += batch) {
                List<Recipe> some = recipes.subList(start, Math.min(start + batch, recipes.size()));
                net.drawAll(some, batch, pictures::add);
                pictures.write();
                bar.show(start + some.size());
            }
        }
        pictures.writeGrid();
    }
}
