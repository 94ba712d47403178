package org.stylegan4j.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.stylegan4j.app.console.Counter;
import org.stylegan4j.app.console.MetricConsole;
import org.stylegan4j.app.console.MetricReport;
import org.stylegan4j.app.option.MetricOptions;
import org.stylegan4j.app.option.SpillOption;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.app.process.OrderlyEnd;
import org.stylegan4j.app.process.Terminal;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.latent.Network;
import org.stylegan4j.metric.MetricTable;
import org.stylegan4j.metric.measure.CacheFolder;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.Needs;
import org.stylegan4j.metric.picture.DatasetPictures;
import org.stylegan4j.metric.picture.GeneratedPictures;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.metric.picture.SourcePictures;
import org.stylegan4j.metric.score.AttributeTable;
import org.stylegan4j.metric.score.SeedSeparability;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.numpy.NumpyRandom;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.train.NetworkGenerator;
import org.stylegan4j.train.NetworkImages;
import org.stylegan4j.train.run.MetricLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylegan4j metrics}: measures a network, or compares two sets of images. */
@Command(
        name = "metrics",
        description = {
            "Measures a network against real images (--network), or compares two sets of images (--real, --fake).",
            "Each score comes with how it was made. Ctrl-C keeps what was computed; the same command goes on."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Metrics implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            paramLabel = "FILE|RUN",
            description = "A network file, or the folder of a training, whose newest one is taken.")
    private Optional<Path> network;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "With --network: the real images. Default: those it was trained on.")
    private Optional<String> data;

    @Option(
            names = "--real",
            paramLabel = "PATH",
            description = "Real images: a folder, a zip, an idx or CIFAR-10 file.")
    private Optional<String> real;

    @Option(names = "--fake", paramLabel = "PATH", description = "Images to compare with the real ones.")
    private Optional<String> fake;

    @Option(
            names = "--metrics",
            paramLabel = "LIST",
            description = "Names with commas; --list shows them. Default: those that need no detector.")
    private Optional<String> names;

    @Option(names = "--list", description = "Prints the names of all metrics and ends.")
    private boolean list;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "So many images in place of the published number. Scores compare only with their like.")
    private Optional<Integer> samples;

    @Option(
            names = "--attributes",
            paramLabel = "CSV",
            description = "For ls: what your classifiers say of the images of seeds, with a header seed,NAME,NAME,...")
    private Optional<Path> attributes;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin
    private SpillOption spill;

    @Mixin
    private MetricOptions options;

    @Override
    public Integer call() throws IOException {
        if (list) {
            print("of a network", MetricTable.ofNetworks());
            print("of two sets of images", MetricTable.ofPairs());
            return 0;
        }
        if (network.isPresent() == (real.isPresent() || fake.isPresent()) || real.isPresent() != fake.isPresent()) {
            throw new IllegalArgumentException(
                    "name either a network by --network, or two sets of images by --real and --fake");
        }
        try (MetricConsole console = new MetricConsole(spec.commandLine().getErr(), Terminal.present())) {
            MetricReport report = new MetricReport(spec.commandLine(), json, console::close);
            return network.isPresent() ? ofNetwork(network.get(), console, report) : ofPair(console, report);
        }
    }

    private void print(String of, List<MetricTable.Row> table) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("metrics " + of + ":");
        table.forEach(row -> out.printf("  %-12s %s%n", row.name(), row.measures()));
        out.flush();
    }

    private int ofNetwork(Path path, MetricConsole console, MetricReport report) throws IOException {
        List<MetricTable.Row> rows = rows(MetricTable.ofNetworks());
        try (Detectors detectors = opened(rows);
                Network net = Network.load(path, new Compute(options.device(), DType.FP32, true));
                Dataset dataset = images(net)) {
            GeneratorNet generator = NetworkGenerator.of(net, options.truncation());
            PictureSet drawn =
                    new GeneratedPictures(generator, dataset.labels(), options.seed(), MetricTable.fakes(samples()));
            Evaluated subject = new Evaluated(new DatasetPictures(dataset), drawn, Optional.of(generator));
            Optional<MetricLog> log = options.truncation() == 1 ? MetricLog.of(net.file()) : Optional.empty();
            return measure(rows, subject, new Session(detectors, console, report.into(log, net.file())));
        }
    }

    private Dataset images(Network net) throws IOException {
        try (AbruptEnd end = new AbruptEnd();
                Counter counter = new Counter("images", spec.commandLine().getErr())) {
            return NetworkImages.open(net, data, spill.folder(), counter);
        }
    }

    private int ofPair(MetricConsole console, MetricReport report) throws IOException {
        if (data.isPresent()) {
            throw new IllegalArgumentException("--data goes with --network; two sets are named by --real and --fake");
        }
        List<MetricTable.Row> rows = rows(MetricTable.ofPairs());
        try (Detectors detectors = opened(rows);
                PictureSet a = pictures(real.orElseThrow(), "reading real images", console);
                PictureSet b = pictures(fake.orElseThrow(), "reading fake images", console)) {
            return measure(rows, Evaluated.of(a, b), new Session(detectors, console, report));
        }
    }

    private static PictureSet pictures(String path, String stage, MetricConsole console) throws IOException {
        return SourcePictures.of(ImageSources.open(path, OptionalInt.empty(), SourceConfig.DEFAULT), (done, total) -> {
            console.progress(stage, done, total);
            if (console.cancelled()) {
                throw new CancellationException("ended at " + done + " of " + total + " while " + stage);
            }
        });
    }

    private List<MetricTable.Row> rows(List<MetricTable.Row> table) {
        return names.isPresent()
                ? MetricTable.choose(table, names.get())
                : table.stream().filter(row -> row.needs() == Needs.NOTHING).toList();
    }

    private Detectors opened(List<MetricTable.Row> rows) throws IOException {
        Detectors detectors = options.detectors();
        try {
            for (MetricTable.Row row : rows) {
                detectors.open(row.needs());
            }
            return detectors;
        } catch (IOException | RuntimeException e) {
            detectors.close();
            throw e;
        }
    }

    /** The metric of a row; that of separability by the user's own attributes if there are any. */
    private Metric metric(MetricTable.Row row, Evaluated subject) throws IOException {
        if (row.needs() != Needs.ATTRIBUTES || attributes.isEmpty()) {
            return row.make().apply(samples());
        }
        int length = subject.generator().map(GeneratorNet::zDim).orElse(0);
        AttributeTable table = AttributeTable.read(attributes.get());
        return new SeedSeparability(row.name(), table, seed -> new NumpyRandom(seed).normal(length));
    }

    private OptionalInt samples() {
        return samples.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private record Session(Detectors detectors, MetricConsole console, MetricReport report) {}

    private int measure(List<MetricTable.Row> rows, Evaluated subject, Session session) throws IOException {
        MetricContext tools = new MetricContext(
                session.detectors(),
                options.cache().features(),
                options.convention(),
                options.seed(),
                session.console());
        try (OrderlyEnd end = new OrderlyEnd(session.console()::cancel)) {
            return measure(rows, subject, tools, session.report());
        }
    }

    private int measure(List<MetricTable.Row> rows, Evaluated subject, MetricContext tools, MetricReport report)
            throws IOException {
        try {
            for (MetricTable.Row row : rows) {
                long start = System.nanoTime();
                MetricResult result = metric(row, subject).measure(subject, tools);
                report.add(row, result, (System.nanoTime() - start) / NANOS_PER_SECOND);
            }
            options.cache().features().trim(CacheFolder.FEATURE_BYTES);
            report.end();
            return 0;
        } catch (CancellationException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("stylegan4j: " + e.getMessage() + "; what was computed is kept, the same command goes on");
            err.flush();
            return AbruptEnd.INTERRUPTED;
        }
    }
}
