package org.stylegan4j.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.metric.MetricJson;
import org.stylegan4j.metric.MetricTable;
import org.stylegan4j.metric.measure.MetricResult;

/** The scores of a run's snapshots: {@code metric-NAME.jsonl}, one JSON object per line, named as in the reference. */
public final class MetricLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1000;

    private final Path run;

    /** The log in this file, which need not exist yet. */
    public MetricLog(Path run) {
        this.run = run;
    }

    /** The log of the run that a network file lies in; empty when it lies elsewhere. */
    public static Optional<MetricLog> of(Path network) {
        Path folder = network.toAbsolutePath().getParent();
        return RunDir.is(folder) ? Optional.of(new MetricLog(folder)) : Optional.empty();
    }

    /** Adds a line. */
    public void add(MetricResult result, Path snapshot, double seconds) throws IOException {
        ObjectNode line = MetricJson.write(result);
        line.put("snapshot", snapshot.getFileName().toString());
        line.put("total_time", seconds).put("total_time_str", TickReport.time(seconds));
        line.put("timestamp", System.currentTimeMillis() / MILLIS);
        RunFiles.append(file(result.metric()), (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String metric) {
        return run.resolve("metric-" + metric + ".jsonl");
    }

    /**
     * The snapshot with the best first value.
     *
     * @param value its score
     */
    public record Best(String snapshot, double value) {
        /** For people: {@code 12.34 of network-snapshot-000100.safetensors}. */
        public String line() {
            return String.format(Locale.ROOT, "%.4g of %s", value, snapshot);
        }
    }

    /** The best snapshot by a metric so far; of two lines about one snapshot the later counts. Empty when there is none. */
    public Optional<Best> best(MetricTable.Row metric) throws IOException {
        Map<String, Double> scores = new LinkedHashMap<>();
        if (Files.exists(file(metric.name()))) {
            for (String line : Files.readAllLines(file(metric.name()))) {
                read(line).ifPresent(score -> scores.put(score.snapshot(), score.value()));
            }
        }
        double sign = metric.lowerIsBetter() ? 1 : -1;
        return scores.entrySet().stream()
                .min((a, b) -> Double.compare(sign * a.getValue(), sign * b.getValue()))
                .map(e -> new Best(e.getKey(), e.getValue()));
    }

    /** Empty for a line that was cut short. */
    private static Optional<Best> read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            JsonNode results = node.path("results");
            boolean whole = !results.isEmpty() && results.elements().next().isNumber() && node.has("snapshot");
            return whole
                    ? Optional.of(new Best(
                            node.get("snapshot").asText(),
                            results.elements().next().asDouble()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
