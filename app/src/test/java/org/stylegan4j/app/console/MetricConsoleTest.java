package org.stylegan4j.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MetricConsoleTest {
    private final StringWriter err = new StringWriter();
    private long nanos;
    private final MetricConsole console = new MetricConsole(new PrintWriter(err), false, () -> nanos);

    private void after(double seconds, String stage, long done) {
        nanos += (long) (seconds * 1e9);
        console.progress(stage, done, 100);
    }

    @Test
    void withoutATerminalALineAppearsEveryHalfMinute() {
        after(0, "features of fake images", 20); // found in the cache
        after(10, "features of fake images", 25);
        after(20, "features of fake images", 40);
        after(1, "features of fake images", 41);
        assertEquals("features of fake images: 40 of 100, left 1m 30s\n", err.toString());
    }

    @Test
    void eachStageHasItsOwnClock() {
        after(0, "features of real images", 0);
        after(29, "features of real images", 99);
        after(2, "features of fake images", 0);
        after(29, "features of fake images", 50);
        assertEquals("", err.toString());
    }

    @Test
    void cancellingIsKept() {
        assertFalse(console.cancelled());
        console.cancel();
        assertTrue(console.cancelled());
    }
}
