package org.stylegan4j.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.metric.MetricTable;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.MetricResult;

class MetricLogTest {
    private static final Protocol PROTOCOL = new Protocol(
            "stylegan2",
            OptionalLong.of(100),
            OptionalLong.of(100),
            "none",
            Optional.empty(),
            "float32",
            0,
            OptionalDouble.of(1));

    @TempDir
    Path run;

    private void add(String metric, double value, String snapshot) throws IOException {
        MetricResult result = new MetricResult(metric, Map.of(metric, value), PROTOCOL, List.of());
        new MetricLog(run).add(result, run.resolve(snapshot), 65);
    }

    private static MetricTable.Row row(String name) {
        return MetricTable.choose(MetricTable.ofNetworks(), name).get(0);
    }

    @Test
    void eachResultIsALine() throws IOException {
        add("fid50k_full", 12, "a");
        add("fid50k_full", 10, "b");
        List<String> lines = Files.readAllLines(run.resolve("metric-fid50k_full.jsonl"));
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(1).startsWith("{\"results\":{\"fid50k_full\":10.0},\"metric\":\"fid50k_full\""),
                lines.get(1));
        assertTrue(
                lines.get(1).contains("\"snapshot\":\"b\",\"total_time\":65.0,\"total_time_str\":\"1m 05s\""),
                lines.get(1));
    }

    @Test
    void bestIsTheLowestOrTheHighestByMetric() throws IOException {
        for (String metric : List.of("fid50k_full", "is50k")) {
            add(metric, 12, "a");
            add(metric, 10, "b");
            add(metric, 11, "c");
        }
        assertEquals(Optional.of(new MetricLog.Best("b", 10)), new MetricLog(run).best(row("fid50k_full")));
        assertEquals(Optional.of(new MetricLog.Best("a", 12)), new MetricLog(run).best(row("is50k")));
        assertEquals(Optional.empty(), new MetricLog(run).best(row("kid50k")));
    }

    @Test
    void laterLineAboutASnapshotCountsAndATornLineDoesNot() throws IOException {
        add("fid50k", 5, "a");
        add("fid50k", 15, "a");
        add("fid50k", 9, "b");
        Files.writeString(run.resolve("metric-fid50k.jsonl"), "{\"results\":{\"fid", StandardOpenOption.APPEND);
        assertEquals(Optional.of(new MetricLog.Best("b", 9)), new MetricLog(run).best(row("fid50k")));
    }

    @Test
    void onlyAFileInARunHasALog() throws IOException {
        assertEquals(Optional.empty(), MetricLog.of(run.resolve("net.safetensors")));
        Files.writeString(run.resolve("training_options.json"), "{}");
        assertTrue(MetricLog.of(run.resolve("net.safetensors")).isPresent());
    }
}
