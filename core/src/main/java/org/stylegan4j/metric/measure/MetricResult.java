package org.stylegan4j.metric.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.stylegan4j.metric.feature.Protocol;

/**
 * A score and how it was made.
 *
 * @param metric its name: {@code fid50k_full}
 * @param values by name, finite, in the order in which they are shown: {@code fid50k_full}, {@code swd_16}, {@code swd_avg}
 * @param protocol how it was made
 * @param warnings why the numbers may mean little, one line each
 */
public record MetricResult(String metric, Map<String, Double> values, Protocol protocol, List<String> warnings) {
    public MetricResult {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        warnings = List.copyOf(warnings);
    }

    /** The values as a line for people: {@code fid50k_full 12.34}. */
    public String line() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + " " + number(e.getValue()))
                .collect(Collectors.joining("  "));
    }

    /** Four significant digits are more than sampling leaves. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
