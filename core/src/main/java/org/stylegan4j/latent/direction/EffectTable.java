package org.stylegan4j.latent.direction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.io.WholeFile;
import org.stylegan4j.latent.direction.SideEffects.Effect;

/**
 * What directions change.
 *
 * @param attributes one for each column
 * @param rows one for each direction
 */
public record EffectTable(List<String> attributes, List<Row> rows) {
    public EffectTable {
        attributes = List.copyOf(attributes);
        rows = List.copyOf(rows);
    }

    /**
     * What one direction changes.
     *
     * @param direction its name
     * @param deviations of each attribute, in its standard deviations
     */
    public record Row(String direction, List<Double> deviations) {
        public Row {
            deviations = List.copyOf(deviations);
        }
    }

    /** A table with the attributes in the order of their names; all directions were looked at for the same ones. */
    public static EffectTable of(Map<Direction, List<Effect>> effects) {
        List<String> attributes = effects.values().stream()
                .flatMap(List::stream)
                .map(Effect::attribute)
                .distinct()
                .sorted()
                .toList();
        List<Row> rows = new ArrayList<>();
        effects.forEach((direction, of) -> {
            List<Double> deviations = attributes.stream()
                    .map(name -> of.stream()
                            .filter(e -> e.attribute().equals(name))
                            .mapToDouble(Effect::deviations)
                            .sum())
                    .toList();
            rows.add(new Row(direction.name(), deviations));
        });
        return new EffectTable(attributes, rows);
    }

    /** How many directions raise the attribute of their name by more than they change any other. */
    public long leading() {
        return rows.stream().filter(this::leads).count();
    }

    private boolean leads(Row row) {
        int own = attributes.indexOf(row.direction());
        if (own < 0) {
            return false;
        }
        double most = row.deviations().stream().mapToDouble(Math::abs).max().orElse(0);
        return row.deviations().get(own) == most && most > 0;
    }

    /** Writes a CSV file: a header {@code direction,NAME,NAME,...}, then one line per direction. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("direction,")
                .append(String.join(",", attributes))
                .append('\n');
        for (Row row : rows) {
            text.append(row.direction());
            row.deviations().forEach(d -> text.append(String.format(Locale.ROOT, ",%.3f", d)));
            text.append('\n');
        }
        WholeFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
