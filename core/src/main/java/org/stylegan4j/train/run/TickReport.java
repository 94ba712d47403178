package org.stylegan4j.train.run;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.schedule.Progress;

/**
 * What happened since the last tick.
 *
 * @param tick its number, from 0
 * @param progress at its end
 * @param statistics by the names that {@code stats.jsonl} uses
 */
public record TickReport(long tick, Progress progress, Map<String, Statistic> statistics) {
    public TickReport {
        statistics = Collections.unmodifiableMap(statistics);
    }

    /** As a line of {@code log.txt}. */
    public String line() {
        return String.format(
                        Locale.ROOT,
                        "tick %-5d kimg %-8.1f time %-12s sec/tick %-7.1f sec/kimg %-7.2f maintenance %-6.1f cpumem %-6.2f",
                        tick,
                        progress.images() / 1000.0,
                        time(mean("Timing/total_sec")),
                        mean("Timing/sec_per_tick"),
                        mean("Timing/sec_per_kimg"),
                        mean("Timing/maintenance_sec"),
                        mean("Resources/cpu_mem_gb"))
                .stripTrailing();
    }

    private double mean(String name) {
        return statistics.get(name).mean();
    }

    /** Seconds as {@code 42s}, {@code 3m 07s}, {@code 2h 05m 09s} or {@code 1d 03h 20m}. */
    public static String time(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + "s";
        } else if (s < 3600) {
            return String.format(Locale.ROOT, "%dm %02ds", s / 60, s % 60);
        } else if (s < 86_400) {
            return String.format(Locale.ROOT, "%dh %02dm %02ds", s / 3600, s / 60 % 60, s % 60);
        }
        return String.format(Locale.ROOT, "%dd %02dh %02dm", s / 86_400, s / 3600 % 24, s / 60 % 60);
    }
}
