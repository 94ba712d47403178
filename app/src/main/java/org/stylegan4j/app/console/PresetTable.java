package org.stylegan4j.app.console;

import java.io.PrintWriter;
import java.util.List;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;

/** All presets of all systems, with what each reproduces and what it costs. */
public final class PresetTable {
    private PresetTable() {}

    /** Print. */
    public static void print(List<GanSystem> systems, PrintWriter out) {
        for (GanSystem system : systems) {
            String aliases = String.join(", ", system.names().aliases());
            out.println("--model " + system.name() + (aliases.isEmpty() ? "" : " (" + aliases + ")") + ": "
                    + system.names().sentence());
            int name = width(system.presets().stream().map(Preset::name).toList());
            int purpose =
                    width(system.presets().stream().map(Preset::reproduces).toList());
            for (Preset p : system.presets()) {
                out.printf("  %-" + name + "s  %-" + purpose + "s  %s%n", p.name(), p.reproduces(), p.cost());
            }
            out.println();
        }
        out.flush();
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
