package org.stylegan4j.app.console;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.train.run.TrainListener.StepReport;

/** Sums up the last steps of a training in a line. */
final class StatusLine {
    /** A step counts so much; about the last ten are seen. */
    private static final double WEIGHT = 0.1;

    private static final double BYTES_PER_GIB = 1 << 30;

    private final Map<String, Double> smoothed = new HashMap<>();
    private double imagesPerSecond;

    /** Takes in a step. What a step did not observe, such as a lazy regularization, stays as it was. */
    void add(StepReport report) {
        imagesPerSecond = report.imagesPerSecond();
        report.means().forEach((name, value) -> smoothed.merge(name, value, (a, b) -> a + weight(name) * (b - a)));
    }

    /** How far a training is should not lag behind. */
    private static double weight(String name) {
        return name.startsWith("Progress/") ? 1 : WEIGHT;
    }

    /** For example {@code 131 img/s  G 0.81  D 1.20  R1 0.024  PL 0.13  signs +0.45 -0.51  1.2 GiB}. */
    String text(long residentBytes) {
        StringBuilder line = new StringBuilder(level() + format("%.3g img/s", imagesPerSecond));
        add(line, "  G %.3g", "Loss/G/loss");
        add(line, "  D %.3g", "Loss/D/loss");
        add(line, "  R1 %.2g", "Loss/r1_penalty");
        add(line, "  PL %.2g", "Loss/pl_penalty");
        add(line, "  GP %.2g", "Loss/gradient_penalty");
        add(line, "  signs %+.2f", "Loss/signs/real");
        add(line, " %+.2f", "Loss/signs/fake");
        return line.append(format("  %.1f GiB", residentBytes / BYTES_PER_GIB)).toString();
    }

    /** Of networks that grow, {@code 16x16  } or, while it fades in, {@code 16x16 alpha 0.35  }. */
    private String level() {
        if (!smoothed.containsKey("Progress/resolution")) {
            return "";
        }
        String size = format("%1$.0fx%1$.0f", smoothed.get("Progress/resolution"));
        double alpha = smoothed.get("Progress/alpha");
        return size + (alpha < 1 ? format(" alpha %.2f  ", alpha) : "  ");
    }

    private void add(StringBuilder line, String format, String name) {
        if (smoothed.containsKey(name)) {
            line.append(format(format, smoothed.get(name)));
        }
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
