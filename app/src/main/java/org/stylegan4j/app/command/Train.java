package org.stylegan4j.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.stylegan4j.app.console.Counter;
import org.stylegan4j.app.console.NetworkTable;
import org.stylegan4j.app.console.PresetTable;
import org.stylegan4j.app.console.TrainConsole;
import org.stylegan4j.app.option.SpillOption;
import org.stylegan4j.app.option.TrainOptions;
import org.stylegan4j.app.process.ExitCode;
import org.stylegan4j.app.process.OrderlyEnd;
import org.stylegan4j.app.process.Terminal;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.DatasetInfo;
import org.stylegan4j.data.Fingerprint;
import org.stylegan4j.data.Skipped;
import org.stylegan4j.data.faces.FacesSource;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Preset;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.system.Systems;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.train.DatasetData;
import org.stylegan4j.train.FoundImages;
import org.stylegan4j.train.MachineProbe;
import org.stylegan4j.train.Trainer;
import org.stylegan4j.train.config.Machine;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.RunDir;
import org.stylegan4j.train.run.TrainingDiverged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylegan4j train}: trains a network on images, or goes on where a training stopped. */
@Command(
        name = "train",
        description = {
            "Trains a network. Without options: on the built-in faces, with settings for this machine.",
            "The same command again goes on where it stopped. Ctrl-C saves."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Train implements Callable<Integer> {
    /** How the presets are called that are configs of the paper. */
    private static final String CONFIG = "config-";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "A folder, a zip, an idx or CIFAR-10 file, or faces, the built-in set. Default: faces.")
    private Optional<String> source;

    @Option(
            names = "--outdir",
            defaultValue = "runs",
            paramLabel = "DIR",
            description = "Where the run's folder is made. Default: ${DEFAULT-VALUE}.")
    private Path outdir;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "What is trained: ${COMPLETION-CANDIDATES}. Default: stylegan2.",
            completionCandidates = SystemNames.class)
    private Optional<String> system;

    @Option(
            names = {"--preset", "--cfg"},
            paramLabel = "NAME",
            description = {
                "The settings to start from; each model has its own, see --presets.",
                "Default: laptop, auto on a card."
            })
    private Optional<String> preset;

    @Option(names = "--presets", description = "Lists all presets of all models, and ends.")
    private boolean presets;

    @Option(
            names = "--config",
            paramLabel = "LETTER",
            description = "A config of StyleGAN2's paper, A to F, or E-Gorig-Dskip and the like; a small one with"
                    + " --preset laptop. A to D grow.")
    private Optional<String> letter;

    @Option(names = "--resume", paramLabel = "RUN", description = "Goes on in the folder of a training.")
    private Optional<Path> resume;

    @Option(names = "--new", description = "Starts anew even if the same training was stopped half way.")
    private boolean fresh;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads that decode images, and that prepare batches. Default: one per processor, and one.")
    private Optional<Integer> workers;

    @Mixin
    private SpillOption spill;

    @Option(
            names = {"-n", "--dry-run"},
            description = "Prints all settings and the networks, and ends.")
    private boolean dryRun;

    @Mixin
    private TrainOptions options;

    @Override
    public Integer call() throws IOException {
        if (presets) {
            PresetTable.print(Systems.ALL.all(), spec.commandLine().getOut());
            return 0;
        }
        try {
            return resume.isPresent() ? goOn(resume.get()) : start();
        } catch (TrainingDiverged e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("stylegan4j: " + e.getMessage());
            err.flush();
            return ExitCode.BUG;
        }
    }

    private int goOn(Path folder) throws IOException {
        if (system.isPresent() || preset.isPresent() || letter.isPresent() || source.isPresent() || fresh) {
            throw new IllegalArgumentException(
                    "--resume keeps model, preset and data: leave out --model, --config, --preset, --data and --new");
        }
        RunDir run = RunDir.open(folder);
        TrainConfig config = options.apply(run.config());
        config.check(run.data().resolution());
        sayWhat(run.data().outline());
        if (dryRun) {
            return show(config, run.data().outline());
        }
        try (FoundImages found = find(config);
                DatasetData data = decode(found, Fingerprint.kindOf(run.data().hash()))) {
            if (!data.facts().hash().equals(run.data().hash())) {
                throw new IOException("images have changed since the training began: "
                        + config.data().source());
            }
            if (!options.isEmpty()) {
                run.update(config);
            }
            return train(run, config, data);
        }
    }

    private int start() throws IOException {
        TrainConfig.Data images = TrainConfig.Data.of(source.orElse(FacesSource.NAME));
        TrainConfig guess = configure(images, FacesSource.DEFAULT_RESOLUTION);
        if (guess.data().resolution().isPresent()) {
            int resolution = guess.data().resolution().getAsInt();
            configure(images, resolution).check(resolution); // before the images are read
        }
        if (guess.initFrom().isPresent()
                && !Files.isRegularFile(Path.of(guess.initFrom().get()))) {
            throw new NoSuchFileException(guess.initFrom().get());
        }
        try (FoundImages found = find(guess)) {
            DatasetInfo outline = found.outline();
            TrainConfig config = configure(images, outline.resolution());
            config.check(outline.resolution(), outline.channels(), outline.labelDim());
            sayWhat(outline);
            if (dryRun) {
                return show(config, outline);
            }
            try (DatasetData data = decode(found, Fingerprint.TREE)) {
                return begin(config, data);
            }
        }
    }

    private int begin(TrainConfig config, DatasetData data) throws IOException {
        Optional<RunDir> stopped = fresh ? Optional.empty() : stopped(config, data);
        if (stopped.isPresent()) {
            return train(stopped.get(), stopped.get().config(), data);
        }
        MachineProbe.Choice choice = MachineProbe.choose(config.machine());
        say("machine: " + words(choice.machine()) + " (" + choice.reason() + ")");
        TrainConfig chosen = config.withMachine(choice.machine());
        return train(RunDir.create(outdir, chosen, data.facts()), chosen, data);
    }

    private Optional<RunDir> stopped(TrainConfig config, DatasetData data) throws IOException {
        try (Counter counter = new Counter("fingerprint")) {
            return RunDir.findUnfinished(outdir, config, data, counter);
        }
    }

    private static String words(Machine m) {
        String choices = m.device() + ", " + m.precision() + ", " + m.layout();
        return choices.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private TrainConfig configure(TrainConfig.Data images, int resolution) {
        String model = system.orElse(Systems.ALL.usual().name());
        return options.apply(Presets.of(model, row(model), images, resolution)).settled();
    }

    private String row(String model) {
        if (letter.isEmpty()) {
            boolean card = Device.parse(options.device()).isCuda();
            return preset.orElseGet(() -> Presets.usual(model, card));
        }
        if (!Systems.ALL.named(model).equals(Systems.ALL.usual())) {
            throw new IllegalArgumentException(
                    "--config belongs to --model " + Systems.ALL.usual().name() + ": " + model);
        }
        if (preset.isPresent() && !preset.get().equals(Preset.LAPTOP)) {
            throw new IllegalArgumentException(
                    "--config is a preset: leave out --preset, or make it laptop: " + preset.get());
        }
        return config(letter.get(), preset.isPresent());
    }

    private static String config(String letter, boolean laptop) {
        String suffix = laptop ? "-" + Preset.LAPTOP : "";
        String name = CONFIG + letter.toLowerCase(Locale.ROOT) + suffix;
        List<String> known = Systems.ALL.usual().presets().stream()
                .map(Preset::name)
                .filter(row -> row.startsWith(CONFIG) && row.endsWith(Preset.LAPTOP) == laptop)
                .toList();
        if (!known.contains(name)) {
            String letters = known.stream()
                    .map(row -> row.substring(CONFIG.length(), row.length() - suffix.length()))
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "unknown config '" + letter + "'" + (laptop ? " of " + Preset.LAPTOP : "") + "; known: " + letters);
        }
        return name;
    }

    private FoundImages find(TrainConfig config) throws IOException {
        FoundImages found = FoundImages.of(config.data(), config.seed()).withSpillFolder(spill.folder());
        return workers.map(found::withWorkers).orElse(found);
    }

    private DatasetData decode(FoundImages found, Fingerprint kind) throws IOException {
        Dataset dataset;
        try (Counter counter = new Counter("images", spec.commandLine().getOut())) {
            dataset = found.decode(counter);
        }
        try (Counter counter = new Counter("fingerprint")) {
            return DatasetData.of(dataset, kind, counter);
        }
    }

    private void sayWhat(DatasetInfo data) {
        say("data: " + data.name() + ", " + data.size() + " images of " + data.resolution() + "x" + data.resolution()
                + (data.channels() == 1 ? ", gray" : "")
                + (data.labelDim() > 0 ? ", labels of " + data.labelDim() : ""));
    }

    private int show(TrainConfig config, DatasetInfo data) {
        say(config.toJson());
        Setup setup = new Setup(data.resolution(), data.channels(), data.labelDim(), Compute.PLAIN, config.seed());
        PrintWriter out = spec.commandLine().getOut();
        config.model().summaries(setup).forEach(network -> NetworkTable.print(network, out));
        say("dry run: nothing was trained");
        return 0;
    }

    /** What {@code --model} takes. */
    private static final class SystemNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Systems.ALL.all().stream().map(GanSystem::name).iterator();
        }
    }

    private int train(RunDir run, TrainConfig config, DatasetData data) throws IOException {
        listSkipped(run.path(), data.dataset().skipped());
        say("threads: " + Engine.threads() + " compute, " + workers.orElse(1) + " prepare images"
                + (Engine.tf32() ? "; a card computes in TF32" : ""));
        PrintWriter out = spec.commandLine().getOut();
        try (TrainConsole console = new TrainConsole(out, Terminal.present());
                Trainer trainer = Trainer.open(run, config, data, console);
                OrderlyEnd end = new OrderlyEnd(trainer::requestStop)) {
            trainer.run();
        }
        return 0;
    }

    private void listSkipped(Path run, List<Skipped> skipped) throws IOException {
        if (!skipped.isEmpty()) {
            Path list = run.resolve("skipped.txt");
            Files.write(
                    list, skipped.stream().map(s -> s.id() + ": " + s.reason()).toList());
            say(skipped.size() + " images left out, listed in " + list);
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
