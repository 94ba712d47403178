package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.metric.TinyDetectors;
import org.stylegan4j.metric.measure.CacheFolder;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class SnapshotMetricsTest {
    @TempDir
    Path run;

    private final TrainingData data = new ToyData(20, 16, 3, false);

    private SnapshotMetrics open(String... settings) throws IOException {
        SnapshotMetrics.Places places = new SnapshotMetrics.Places(run, new CacheFolder(run), Device.CPU);
        return SnapshotMetrics.open(places, ToyRun.config(1, settings), data);
    }

    private void placeDetector() throws IOException {
        Path folder = Files.createDirectories(run.resolve("detectors"));
        Files.move(TinyDetectors.write("inception.pt", folder), folder.resolve("inception-2015-12-05.pt"));
    }

    @Test
    void eachSnapshotIsMeasuredAndTheBestIsTold() throws IOException {
        placeDetector();
        Path first = SampleNetworks.write(run.resolve("network-snapshot-000001.safetensors"), 3, 0);
        Path second = Files.copy(first, run.resolve("network-snapshot-000002.safetensors"));
        List<String> lines = new ArrayList<>();
        List<MetricResult> results = new ArrayList<>();
        try (SnapshotMetrics metrics = open("output.metrics=fid50k_full,kid50k", "output.metricSamples=12")) {
            for (Path file : List.of(first, second)) {
                metrics.measure(file, MetricListener.NONE, (result, line) -> {
                    results.add(result);
                    lines.add(line);
                });
            }
        }
        assertEquals(4, lines.size());
        assertTrue(lines.get(0).matches("fid50k_full \\S+ \\(the best so far\\)"), lines.get(0));
        assertTrue(
                lines.get(2).matches("fid50k_full \\S+ \\(the best: \\S+ of network-snapshot-000001.*\\)"),
                lines.get(2));
        assertEquals(OptionalLong.of(20), results.get(0).protocol().real());
        assertEquals(OptionalLong.of(12), results.get(0).protocol().fake());
        assertEquals(2, Files.readAllLines(run.resolve("metric-kid50k.jsonl")).size());
    }

    @Test
    void networkFilesThatStillGrowAreMeasuredAtFullSize() throws IOException {
        Path file = SampleNetworks.writeGrowing(run.resolve("network-snapshot-000001.safetensors"), 0);
        List<String> names = new ArrayList<>();
        try (SnapshotMetrics metrics = open("output.metrics=swd16k,msssim10k", "output.metricSamples=12")) {
            metrics.measure(
                    file,
                    MetricListener.NONE,
                    (result, line) -> names.addAll(result.values().keySet()));
        }
        assertTrue(names.contains("swd16k_16"), names.toString());
    }

    @Test
    void flippedCopiesAreNotRealImages() throws IOException {
        placeDetector();
        Path file = SampleNetworks.write(run.resolve("network-snapshot-000001.safetensors"), 3, 0);
        try (SnapshotMetrics metrics =
                open("output.metrics=fid50k_full", "output.metricSamples=12", "data.mirror=true")) {
            metrics.measure(
                    file,
                    MetricListener.NONE,
                    (result, line) ->
                            assertEquals(OptionalLong.of(10), result.protocol().real()));
        }
    }

    @Test
    void withoutMetricsNothingIsReadOrWritten() throws IOException {
        try (SnapshotMetrics metrics = open()) {
            metrics.measure(run.resolve("none"), MetricListener.NONE, (result, line) -> {});
        }
        assertFalse(Files.exists(run.resolve("features")));
    }

    @Test
    void missingDetectorIsFoundBeforeTheTraining() {
        IOException e = assertThrows(IOException.class, () -> open("output.metrics=is50k"));
        assertTrue(e.getMessage().startsWith("no detector " + run.resolve("detectors")), e.getMessage());
    }

    @Test
    void unknownMetricsAreRefusedWithTheSettings() {
        assertThrows(IllegalArgumentException.class, () -> ToyRun.config(1, "output.metrics=beauty"));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> ToyRun.config(1, "output.metricSamples=1"));
        assertEquals("metric samples must be at least 2: 1", e.getMessage());
    }
}
