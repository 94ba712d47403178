package org.stylegan4j.app.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stylegan4j.model.Summary;

/** Prints a network layer by layer. */
public final class NetworkTable {
    private NetworkTable() {}

    /** Prints the layers of a network, with their shapes and parameters. */
    public static void print(Summary network, PrintWriter out) {
        int width = network.rows().stream()
                .mapToInt(row -> row.layer().length())
                .max()
                .orElse(0);
        width = Math.max(width, network.network().length());
        line(out, width, List.of(network.network(), "Parameters", "Buffers", "Output shape"));
        for (Summary.Row row : network.rows()) {
            String shape = row.output().stream().map(String::valueOf).collect(Collectors.joining(" x "));
            line(out, width, List.of(row.layer(), count(row.parameters()), count(row.buffers()), shape));
        }
        long parameters =
                network.rows().stream().mapToLong(Summary.Row::parameters).sum();
        long buffers = network.rows().stream().mapToLong(Summary.Row::buffers).sum();
        line(out, width, List.of("Total", count(parameters), count(buffers), ""));
        out.println();
    }

    private static void line(PrintWriter out, int width, List<String> cells) {
        String format = "%-" + width + "s  %12s  %10s  %s";
        out.println(String.format(Locale.ROOT, format, cells.toArray()).stripTrailing());
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
