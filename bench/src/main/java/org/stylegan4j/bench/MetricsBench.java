package org.stylegan4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.metric.faces.FacesFeatureNet;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.FeatureStore;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.metric.picture.SourcePictures;
import org.stylegan4j.metric.score.Fid;
import org.stylegan4j.metric.score.PrecisionRecall;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times the metrics: how much of a detector's own speed the extraction of features reaches, FID's linear algebra, and precision
 * and recall of many features with the memory they take.
 */
@Command(name = "metrics", description = "Times feature extraction, FID's linear algebra, precision and recall.")
final class MetricsBench implements Callable<Integer> {
    private static final int BATCH = 32;

    @Option(names = "--inception", description = "A detector for --images.")
    private Optional<Path> inception;

    @Option(names = "--faces", description = "The built-in detector in its place.")
    private boolean faces;

    @Option(names = "--images", description = "A folder or zip of images of one size; times extraction.")
    private Optional<String> images;

    @Option(
            names = "--features",
            defaultValue = "2048",
            description = "Numbers per feature. Default: ${DEFAULT-VALUE}.")
    private int features;

    @Option(names = "--fid", defaultValue = "4096", description = "Features per set for FID; 0 for none.")
    private int fid;

    @Option(names = "--neighbours", defaultValue = "0", description = "Features per set for precision and recall.")
    private int neighbours;

    @Override
    public Integer call() throws IOException {
        try (TempFolder temporary = TempFolder.create()) {
            Path folder = temporary.path();
            if (images.isPresent()) {
                extraction(folder);
            }
            if (fid > 0) {
                statistics(new Fid("fid", SampleSizes.ALL), fid, List.of("distance"), folder);
            }
            if (neighbours > 0) {
                List<String> stages =
                        List.of("neighbours of real images", "neighbours of fake images", "fake among real images");
                statistics(new PrecisionRecall("pr", SampleSizes.ALL, 3), neighbours, stages, folder);
            }
        }
        return 0;
    }

    private static Detectors detectors(Optional<Path> inception, Optional<FeatureNet> own, Path folder) {
        Detectors.Places places = new Detectors.Places(inception, Optional.empty(), folder);
        return new Detectors(places, own, Convention.STYLEGAN2, Device.CPU);
    }

    private void extraction(Path folder) throws IOException {
        Optional<FeatureNet> own = faces ? Optional.of(FacesFeatureNet.shipped()) : Optional.empty();
        try (Detectors detectors = detectors(inception, own, folder);
                PictureSet pictures = SourcePictures.of(
                        ImageSources.open(images.orElseThrow(), OptionalInt.empty(), SourceConfig.DEFAULT),
                        ProgressListener.NONE)) {
            FeatureNet net = detectors.features();
            double bare;
            try (Scope scope = Scope.noGrad()) {
                Tensor batch = pictures.batch(0, Math.min(BATCH, pictures.size()));
                bare = batch.size(0) / Clock.median(7, () -> forward(net, batch));
            }
            Timer timer = new Timer(List.of("features of fake images"));
            MetricContext tools =
                    new MetricContext(detectors, new FeatureStore(folder), Convention.STYLEGAN2, 0, timer);
            PictureSet few = pictures.first(2); // found again quickly, so that one set is extracted and timed
            new Fid("fid", SampleSizes.ALL).measure(Evaluated.of(few, pictures), tools);
            double whole = pictures.size() / timer.seconds();
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"extraction\",\"images\":%d,\"forward_per_s\":%.1f,\"whole_per_s\":%.1f,\"share\":%.3f}%n",
                    pictures.size(),
                    bare,
                    whole,
                    whole / bare);
        }
    }

    private static void forward(FeatureNet net, Tensor batch) {
        try (Scope scope = Scope.noGrad()) {
            net.features(batch).close();
        }
    }

    /** Measures random features, and times some of the stages. */
    private void statistics(Metric metric, int count, List<String> stages, Path folder) throws IOException {
        Timer timer = new Timer(stages);
        try (Detectors detectors = detectors(Optional.empty(), Optional.of(new RandomFeatures(features)), folder)) {
            MetricContext tools =
                    new MetricContext(detectors, new FeatureStore(folder), Convention.STYLEGAN2, 0, timer);
            metric.measure(Evaluated.of(new Blanks("real", count), new Blanks("fake", count)), tools);
        }
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"features\":%d,\"count\":%d,\"seconds\":%.2f,\"peak_resident_mb\":%.0f}%n",
                metric.name(),
                features,
                count,
                timer.seconds(),
                timer.peakBytes() / 1e6);
    }

    /** Times the stages it is told of, and watches memory in them. */
    private static final class Timer implements MetricListener {
        private static final double NANOS_PER_SECOND = 1e9;

        private final List<String> stages;
        private String current = "";
        private long last;
        private double seconds;
        private long peakBytes;

        Timer(List<String> stages) {
            this.stages = stages;
        }

        @Override
        public void progress(String stage, long done, long total) {
            long now = System.nanoTime();
            if (stages.contains(current)) {
                seconds += (now - last) / NANOS_PER_SECOND;
                peakBytes = Math.max(peakBytes, Engine.residentBytes());
            }
            current = done == total ? "" : stage;
            last = now;
        }

        double seconds() {
            return seconds;
        }

        long peakBytes() {
            return peakBytes;
        }
    }
}
