package org.stylegan4j.train;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.train.TrainConfig.Output;
import org.stylegan4j.train.TrainConfig.Schedule;

/** The settings to start from, by system and name: one table, whose rows each system lists in a class of its own. */
public final class Presets {
    /** The system that is trained when none is named. */
    public static final String USUAL_SYSTEM = "stylegan2";

    /** The row for a machine without a graphics card, which every system has. */
    public static final String LAPTOP = "laptop";

    /** The row for a machine with one. */
    public static final String AUTO = "auto";

    private static final Output OUTPUT =
            new Output(4, 1, 10, 5, 2, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

    private static final List<Row> ROWS = Stream.of(
                    StyleGan2Presets.ROWS, ConfigPresets.ROWS, StyleGan1Presets.ROWS, ProGanPresets.ROWS)
            .flatMap(List::stream)
            .toList();

    /**
     * A row of the table.
     *
     * @param system as {@code --model} names it
     * @param name unique among the system's rows
     * @param reproduces the published number that it is for, or its purpose
     * @param start by resolution
     * @param differences to what the other rows have, as {@link Settings} reads them
     */
    public record Row(
            String system, String name, String reproduces, IntFunction<Start> start, List<String> differences) {
        public Row {
            differences = List.copyOf(differences);
        }
    }

    /** What the rows differ in. */
    public record Start(ModelConfig model, Schedule schedule) {}

    private Presets() {}

    /** All rows. */
    public static List<Row> rows() {
        return ROWS;
    }

    /**
     * The settings of a row for some images.
     *
     * @param resolution R, on which some rows depend
     * @throws IllegalArgumentException listing the systems, or the rows of the system, when there is none of that name
     */
    public static TrainConfig of(String system, String name, TrainConfig.Data data, int resolution) {
        Row row = rows(system).stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(system, name));
        Start start = row.start().apply(resolution);
        TrainConfig config =
                new TrainConfig(name, data, start.model(), start.schedule(), OUTPUT, Machine.AUTO, 0, Optional.empty());
        return Settings.apply(config, row.differences());
    }

    /** A row of the usual system. */
    public static TrainConfig of(String name, TrainConfig.Data data, int resolution) {
        return of(USUAL_SYSTEM, name, data, resolution);
    }

    /**
     * The name of the row for a machine.
     *
     * @param card whether it has a graphics card
     * @throws IllegalArgumentException listing the systems when there is none of that name
     */
    public static String usual(String system, boolean card) {
        List<String> names = rows(system).stream().map(Row::name).toList();
        if (!card) {
            return LAPTOP;
        }
        return names.contains(AUTO) ? AUTO : names.get(names.size() > 1 ? 1 : 0);
    }

    private static List<Row> rows(String system) {
        List<Row> rows = ROWS.stream().filter(r -> r.system().equals(system)).toList();
        if (rows.isEmpty()) {
            String known = ROWS.stream().map(Row::system).distinct().collect(Collectors.joining(", "));
            throw new IllegalArgumentException("unknown model '" + system + "'; known: " + known);
        }
        return rows;
    }

    private static IllegalArgumentException unknown(String system, String name) {
        String known = rows(system).stream().map(Row::name).collect(Collectors.joining(", "));
        String of = system.equals(USUAL_SYSTEM) ? "" : " of " + system;
        return new IllegalArgumentException("unknown preset '" + name + "'" + of + "; known: " + known);
    }
}
