package org.stylegan4j.train.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.system.Systems;
import org.stylegan4j.train.config.TrainConfig.Output;

/** The settings to start from, by system and name: the rows of {@link Systems} with what all trainings have in common. */
public final class Presets {
    private static final Output OUTPUT =
            new Output(4, 1, 10, 5, 2, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

    private Presets() {}

    /**
     * The settings of a row for some images.
     *
     * @param resolution R, on which some rows depend
     * @throws IllegalArgumentException listing the systems, or the rows of the system, when there is none of that name
     */
    public static TrainConfig of(String system, String name, TrainConfig.Data data, int resolution) {
        GanSystem found = Systems.ALL.named(system);
        Preset row = found.presets().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(found, name));
        Preset.Start start = row.start().apply(resolution);
        TrainConfig config =
                new TrainConfig(name, data, start.model(), start.schedule(), OUTPUT, Machine.AUTO, 0, Optional.empty());
        return Settings.apply(config, row.differences());
    }

    /** A row of the usual system. */
    public static TrainConfig of(String name, TrainConfig.Data data, int resolution) {
        return of(Systems.ALL.usual().name(), name, data, resolution);
    }

    /**
     * The name of the row for a machine.
     *
     * @param card whether it has a graphics card
     * @throws IllegalArgumentException listing the systems when there is none of that name
     */
    public static String usual(String system, boolean card) {
        List<String> names =
                Systems.ALL.named(system).presets().stream().map(Preset::name).toList();
        if (!card) {
            return Preset.LAPTOP;
        }
        return names.contains(Preset.AUTO) ? Preset.AUTO : names.get(names.size() > 1 ? 1 : 0);
    }

    private static IllegalArgumentException unknown(GanSystem system, String name) {
        String known = system.presets().stream().map(Preset::name).collect(Collectors.joining(", "));
        String of = system.equals(Systems.ALL.usual()) ? "" : " of " + system.name();
        return new IllegalArgumentException("unknown preset '" + name + "'" + of + "; known: " + known);
    }
}
