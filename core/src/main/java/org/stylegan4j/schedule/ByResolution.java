package org.stylegan4j.schedule;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Numbers by resolution, as settings write them: {@code 128,32:64,64:32} is 128 at first, 64 from 32x32 on, 32 from 64x64 on.
 * The empty text is a table without numbers.
 *
 * @param values by the resolution from which they hold
 */
public record ByResolution(NavigableMap<Integer, Double> values) {
    /** Without numbers. */
    public static final ByResolution NONE = new ByResolution(Collections.emptyNavigableMap());

    public ByResolution {
        values = Collections.unmodifiableNavigableMap(values);
    }

    /**
     * Reads such a text.
     *
     * @throws IllegalArgumentException naming the text that cannot be read
     */
    public static ByResolution parse(String text) {
        NavigableMap<Integer, Double> values = new TreeMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = entry.strip().split(":", -1);
            try {
                int from = parts.length == 1 ? 0 : Integer.parseInt(parts[0].strip());
                double value = Double.parseDouble(parts[parts.length - 1].strip());
                if (parts.length > 2 || !(value > 0) || values.put(from, value) != null) {
                    throw bad(text);
                }
            } catch (NumberFormatException e) {
                throw bad(text);
            }
        }
        if (!values.isEmpty() && values.firstKey() != 0) {
            values.put(0, values.firstEntry().getValue());
        }
        return new ByResolution(shortest(values));
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("expected numbers by resolution, such as 128,32:64,64:32, but was " + text);
    }

    /** Without entries that say what the one before says. */
    private static NavigableMap<Integer, Double> shortest(NavigableMap<Integer, Double> values) {
        NavigableMap<Integer, Double> kept = new TreeMap<>();
        values.forEach((from, value) -> {
            if (kept.isEmpty() || !kept.lastEntry().getValue().equals(value)) {
                kept.put(from, value);
            }
        });
        return kept;
    }

    /** The number at a resolution; empty in a table without numbers. */
    public OptionalDouble at(int resolution) {
        Map.Entry<Integer, Double> entry = values.floorEntry(resolution);
        return entry == null ? OptionalDouble.empty() : OptionalDouble.of(entry.getValue());
    }

    /** Whether all numbers are whole. */
    boolean whole() {
        return values.values().stream().allMatch(v -> v == Math.rint(v));
    }

    /** The shortest text that is read as this table. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> (e.getKey() == 0 ? "" : e.getKey() + ":") + number(e.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
