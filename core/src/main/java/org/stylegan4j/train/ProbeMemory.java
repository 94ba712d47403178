package org.stylegan4j.train;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.metric.measure.CacheFolder;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.train.run.RunFiles;

/**
 * Remembers what was measured on each machine, so that all trainings on it compute alike, whatever else runs when they start. A file
 * that cannot be read or written only costs a new measurement.
 *
 * @param file JSON: times by {@link #key}; the folder need not exist
 */
record ProbeMemory(Path file) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of this user. */
    static ProbeMemory standard() {
        return new ProbeMemory(CacheFolder.standard().path().resolve("layer-times.json"));
    }

    /** What a measurement depends on: library, processor, threads. */
    static String key() {
        Engine.Info engine = Engine.info();
        return String.join(
                ", ",
                engine.version(),
                engine.platform(),
                engine.cpuCapability(),
                processor(),
                Engine.threads() + " threads");
    }

    private static String processor() {
        try {
            return Files.readAllLines(CPUINFO).stream()
                    .filter(line -> line.matches("(vendor_id|cpu family|model|model name|stepping)\\s*:.*"))
                    .limit(5)
                    .map(line -> line.replaceFirst(".*?:\\s*", ""))
                    .reduce((a, b) -> a + " " + b)
                    .orElse("");
        } catch (IOException e) {
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "");
        }
    }

    /** What was measured before. */
    Optional<LayerTimes> find(String key) {
        try {
            return Optional.ofNullable(read().get(key)).map(LayerTimes::new);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Keeps a measurement. */
    void keep(String key, LayerTimes times) {
        try {
            Map<String, Map<String, Double>> all = new LinkedHashMap<>(readOrNothing());
            all.put(key, times.millis());
            Files.createDirectories(file.toAbsolutePath().getParent());
            RunFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            return; // the next training measures again
        }
    }

    private Map<String, Map<String, Double>> readOrNothing() {
        try {
            return read();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private Map<String, Map<String, Double>> read() throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : Map.of();
    }
}
