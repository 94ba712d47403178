package org.stylegan4j.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.latent.Network;
import org.stylegan4j.metric.MetricTable;
import org.stylegan4j.metric.faces.FacesFeatureNet;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.CacheFolder;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.picture.GeneratedPictures;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.MetricLog;

/** Measures the network files of a training, as its settings say. Closing frees the detectors. */
final class SnapshotMetrics implements AutoCloseable {
    private static final Convention CONVENTION = Convention.STYLEGAN2;
    private static final int SEED = 0;
    private static final double NANOS_PER_SECOND = 1e9;

    private final TrainConfig.Output settings;
    private final List<MetricTable.Row> rows;
    private final TrainingData data;
    private final PictureSet real;
    private final Compute compute;
    private final CacheFolder cache;
    private final Detectors detectors;
    private final MetricLog log;

    /** Hears the results. */
    interface Receiver {
        /** One metric is measured; {@code summary} is a line for people. */
        void measured(MetricResult result, String summary) throws IOException;
    }

    /**
     * Where things are.
     *
     * @param run gets the log
     * @param cache has detectors and features
     * @param device computes
     */
    record Places(Path run, CacheFolder cache, Device device) {}

    private SnapshotMetrics(Places places, TrainConfig config, TrainingData data) throws IOException {
        settings = config.output();
        rows = settings.metrics()
                .map(names -> MetricTable.choose(MetricTable.ofNetworks(), names))
                .orElse(List.of());
        this.data = data;
        int images = data.facts().size();
        real = new TrainingPictures(data, config.data().mirror() ? images / 2 : images);
        cache = places.cache();
        compute = new Compute(places.device(), DType.FP32, true);
        log = new MetricLog(places.run());
        detectors = new Detectors(
                new Detectors.Places(Optional.empty(), Optional.empty(), cache.detectors()),
                settings.detector().isPresent() ? Optional.of(FacesFeatureNet.shipped()) : Optional.empty(),
                CONVENTION,
                places.device());
    }

    /**
     * Reads the detectors that the metrics of these settings need.
     *
     * @throws IOException with one line that says what to place where when one is missing
     */
    static SnapshotMetrics open(Places places, TrainConfig config, TrainingData data) throws IOException {
        SnapshotMetrics metrics = new SnapshotMetrics(places, config, data);
        try {
            for (MetricTable.Row row : metrics.rows) {
                metrics.detectors.open(row.needs());
            }
            return metrics;
        } catch (IOException | RuntimeException e) {
            metrics.close();
            throw e;
        }
    }

    /** Measures a network file by all metrics in turn. */
    void measure(Path snapshot, MetricListener listener, Receiver receiver) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        MetricContext tools = new MetricContext(detectors, cache.features(), CONVENTION, SEED, listener);
        try (Network net = Network.load(snapshot, compute)) {
            GeneratorNet generator = NetworkGenerator.of(net, 1);
            for (MetricTable.Row row : rows) {
                PictureSet fake = new GeneratedPictures(
                        generator, data.labels(), SEED, MetricTable.fakes(settings.metricSamples()));
                long start = System.nanoTime();
                MetricResult result = row.make()
                        .apply(settings.metricSamples())
                        .measure(new Evaluated(real, fake, Optional.of(generator)), tools);
                log.add(result, snapshot, (System.nanoTime() - start) / NANOS_PER_SECOND);
                receiver.measured(result, summary(row, result, snapshot));
            }
        }
        cache.features().trim(CacheFolder.FEATURE_BYTES);
    }

    private String summary(MetricTable.Row row, MetricResult result, Path snapshot) throws IOException {
        String line = result.line();
        Optional<MetricLog.Best> best = log.best(row);
        boolean isBest = best.filter(
                        b -> b.snapshot().equals(snapshot.getFileName().toString()))
                .isPresent();
        return isBest
                ? line + " (the best so far)"
                : line + best.map(b -> " (the best: " + b.line() + ")").orElse("");
    }

    @Override
    public void close() {
        detectors.close();
    }
}
