package org.stylegan4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.latent.Network;
import org.stylegan4j.metric.faces.FacesFeatureNet;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.CacheFolder;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.metric.picture.DatasetPictures;
import org.stylegan4j.metric.picture.GeneratedPictures;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.metric.picture.StyledNet;
import org.stylegan4j.metric.score.DensityCoverage;
import org.stylegan4j.metric.score.Fid;
import org.stylegan4j.metric.score.PrecisionRecall;
import org.stylegan4j.metric.score.SlicedWasserstein;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.model.stylegan2.Generator;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;
import org.stylegan4j.train.NetworkImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints whether the metrics put networks into the right order: along a training, truncated, averaged and raw. */
@Command(
        name = "merit",
        description = {
            "Scores other real images, the network files of a training, truncations of the last one, and the averaged and the",
            "raw generator of its last state, and prints a table. All but SWD is in features of the built-in detector."
        })
final class MeritBench implements Callable<Integer> {
    private static final double[] TRUNCATIONS = {0.9, 0.7, 0.5};
    private static final int PRECISION_NEIGHBOUR = 3;
    private static final int DENSITY_NEIGHBOUR = 5;
    /** For SWD, which takes longest and tells networks apart with few. */
    private static final int MOST_PATCHED = 1024;

    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "The folder of a training.")
    private Path run;

    @Option(names = "--data", paramLabel = "PATH", description = "Other real images than those of the training.")
    private Optional<String> data;

    @Option(
            names = "--samples",
            defaultValue = "5000",
            description = "Real and generated images (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Override
    public Integer call() throws Exception {
        List<Path> snapshots = files("network-snapshot-\\d+\\.safetensors");
        Path last = snapshots.get(snapshots.size() - 1);
        try (Network network = Network.load(last);
                Dataset dataset = NetworkImages.open(
                        network, data, Path.of(System.getProperty("java.io.tmpdir")), ProgressListener.NONE);
                Detectors detectors = detectors()) {
            Scores scores = new Scores(dataset, detectors);
            System.out.println("| images | psi | SWD | FID | precision | recall | density | coverage | seconds |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            scores.print("other real images", Optional.empty(), scores.others());
            for (Path snapshot : snapshots) {
                try (Network net = Network.load(snapshot)) {
                    scores.print(name(snapshot), net.styles(), net.hash(), 1);
                }
            }
            for (double psi : TRUNCATIONS) {
                scores.print(name(last), network.styles(), network.hash(), psi);
            }
            List<Path> states = files("training-state-[\\d.]+\\.safetensors");
            if (!states.isEmpty()) {
                compareRaw(states.get(states.size() - 1), config(last), scores);
            }
        }
        return 0;
    }

    private List<Path> files(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            List<Path> found = files.filter(f -> f.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
            if (found.isEmpty() && pattern.startsWith("network")) {
                throw new IOException("no network files in " + run);
            }
            return found;
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("network-snapshot-0*(\\d+)\\.safetensors", "$1 kimg");
    }

    private static Detectors detectors() throws IOException {
        Detectors.Places nowhere = new Detectors.Places(Optional.empty(), Optional.empty(), Path.of("."));
        return new Detectors(nowhere, Optional.of(FacesFeatureNet.shipped()), Convention.STYLEGAN2, Device.CPU);
    }

    private static GeneratorConfig config(Path network) throws IOException {
        try (Checkpoint file = NetworkFiles.read(network, "G_ema")) {
            return file.config("G_ema", GeneratorConfig.class);
        }
    }

    private static void compareRaw(Path state, GeneratorConfig config, Scores scores) throws IOException {
        String hash = Sha256.of(state);
        for (String network : List.of("G_ema", "G")) {
            String prefix = "network." + network + ".";
            try (TensorFile file = TensorFile.read(state, name -> name.startsWith(prefix))) {
                Map<String, Tensor> values = new LinkedHashMap<>();
                file.tensors().forEach((name, t) -> values.put(name.substring(prefix.length()), t));
                try (Params params = Params.of(values, Device.CPU)) {
                    Generator generator = new Generator(params, config, Compute.PLAIN);
                    scores.print(network + " of the last state", generator, network + hash, 1);
                }
            }
        }
    }

    /** Measures and prints rows of the table. */
    private final class Scores {
        private final PictureSet real;
        private final PictureSet others;
        private final Labels labels;
        private final MetricContext tools;
        private final List<Metric> metrics = List.of(
                new SlicedWasserstein("swd", SampleSizes.both(Math.min(MOST_PATCHED, samples))),
                new Fid("fid", SampleSizes.ALL),
                new PrecisionRecall("pr", SampleSizes.ALL, PRECISION_NEIGHBOUR),
                new DensityCoverage("dc", SampleSizes.ALL, DENSITY_NEIGHBOUR));

        Scores(Dataset dataset, Detectors detectors) {
            PictureSet all = new DatasetPictures(dataset).random(2 * samples, 0);
            real = all.alternate(0);
            others = all.alternate(1);
            labels = dataset.labels();
            tools = new MetricContext(
                    detectors, CacheFolder.standard().features(), Convention.STYLEGAN2, 0, MetricListener.NONE);
        }

        /** As many real pictures that are not among those which the others are compared with. */
        PictureSet others() {
            return others;
        }

        void print(String name, StyleGenerator generator, String hash, double psi) throws IOException {
            GeneratorNet net = new StyledNet(generator, Device.CPU, hash, psi);
            print(name, Optional.of(net), new GeneratedPictures(net, labels, 0, samples));
        }

        void print(String name, Optional<GeneratorNet> net, PictureSet pictures) throws IOException {
            long start = System.nanoTime();
            Evaluated subject = new Evaluated(real, pictures, net);
            Map<String, Double> values = new LinkedHashMap<>();
            for (Metric metric : metrics) {
                values.putAll(metric.measure(subject, tools).values());
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.2f | %.3f | %.3f | %.3f | %.3f | %.0f |%n",
                    name,
                    net.map(n -> String.valueOf(n.truncation())).orElse("-"),
                    values.get("swd_avg"),
                    values.get("fid"),
                    values.get("pr_precision"),
                    values.get("pr_recall"),
                    values.get("dc_density"),
                    values.get("dc_coverage"),
                    (System.nanoTime() - start) / NANOS_PER_SECOND);
        }
    }
}
