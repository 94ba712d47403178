package org.stylegan4j.model.growth;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Numbers by resolution, as settings write them: {@code 128,32:64,64:32} is 128 at first, 64 from 32x32 on, 32 from 64x64 on.
 * The empty text is a table without numbers.
 */
final class Table {
    private final NavigableMap<Integer, Double> values;

    private Table(NavigableMap<Integer, Double> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException naming the setting and the entry that cannot be read */
    static Table parse(String name, String text) {
        NavigableMap<Integer, Double> values = new TreeMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = entry.strip().split(":", -1);
            try {
                int from = parts.length == 1 ? 0 : Integer.parseInt(parts[0].strip());
                double value = Double.parseDouble(parts[parts.length - 1].strip());
                if (parts.length > 2 || !(value > 0) || values.put(from, value) != null) {
                    throw bad(name, text);
                }
            } catch (NumberFormatException e) {
                throw bad(name, text);
            }
        }
        if (!values.isEmpty() && values.firstKey() != 0) {
            values.put(0, values.firstEntry().getValue());
        }
        return new Table(values);
    }

    private static IllegalArgumentException bad(String name, String text) {
        return new IllegalArgumentException(
                "expected " + name + " by resolution, such as 128,32:64,64:32, but was " + text);
    }

    /** The number at a resolution; empty in a table without numbers. */
    OptionalDouble at(int resolution) {
        Map.Entry<Integer, Double> entry = values.floorEntry(resolution);
        return entry == null ? OptionalDouble.empty() : OptionalDouble.of(entry.getValue());
    }

    /** The shortest text that is read as this table. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .filter(e -> e.getKey() == 0
                        || !e.getValue().equals(values.lowerEntry(e.getKey()).getValue()))
                .map(e -> (e.getKey() == 0 ? "" : e.getKey() + ":") + number(e.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
