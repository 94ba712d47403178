package org.stylegan4j.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stylegan4j.schedule.Progress;

class TickReportTest {
    @Test
    void timesAreShort() {
        assertEquals("42s", TickReport.time(42.4));
        assertEquals("3m 07s", TickReport.time(187));
        assertEquals("2h 05m 09s", TickReport.time(7509));
        assertEquals("1d 03h 20m", TickReport.time(98_400));
    }

    @Test
    void lineHasTheReferencesFields() {
        TickReport report = new TickReport(
                3,
                new Progress(12_000, 750, 100_000),
                Map.of(
                        "Timing/total_sec", new Statistic(1, 187, 0),
                        "Timing/sec_per_tick", new Statistic(1, 40.26, 0),
                        "Timing/sec_per_kimg", new Statistic(1, 10.065, 0),
                        "Timing/maintenance_sec", new Statistic(1, 0.5, 0),
                        "Resources/cpu_mem_gb", new Statistic(1, 1.25, 0)));
        assertEquals(
                "tick 3     kimg 12.0     time 3m 07s       sec/tick 40.3    sec/kimg 10.07   maintenance 0.5    cpumem"
                        + " 1.25",
                report.line());
    }
}
