package org.stylegan4j.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code stats.jsonl}: one JSON object per tick, each statistic as {@code {num, mean, std}}, names as in the reference. */
public final class StatsFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KIMG = "Progress/kimg";

    private final Path file;

    /** The statistics in this file, which need not exist yet. */
    public StatsFile(Path file) {
        this.file = file;
    }

    /** Adds a line. */
    public void add(double timestampSeconds, Map<String, Statistic> statistics) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        statistics.forEach((name, s) ->
                line.putObject(name).put("num", s.num()).put("mean", s.mean()).put("std", s.std()));
        line.put("timestamp", timestampSeconds);
        RunFiles.append(file, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Drops what was written after the moment to which a training goes back, and a line that was cut short. */
    public void rewind(long images) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        StringBuilder kept = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (belongs(line, images)) {
                kept.append(line).append('\n');
            }
        }
        RunFiles.write(file, kept.toString());
    }

    private static boolean belongs(String line, long images) {
        try {
            JsonNode mean = JSON.readTree(line).path(KIMG).path("mean");
            return mean.isNumber() && Math.round(mean.asDouble() * 1000) <= images;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
