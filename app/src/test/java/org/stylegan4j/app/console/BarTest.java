package org.stylegan4j.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void liveBarShowsHowFarAndWhat() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LiveLine line = new LiveLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), 100);
        try (Bar bar = Bar.ofImages("train", 100_000, 20_000, line)) {
            bar.show(50_000, "G 0.81");
        }
        String last = bytes.toString(StandardCharsets.UTF_8).strip();
        last = last.substring(last.lastIndexOf('\r') + 1);
        assertTrue(last.startsWith("train  50% ["), last);
        assertTrue(last.contains("50/100 kimg"), last);
        assertTrue(last.endsWith("G 0.81"), last);
    }

    @Test
    void withoutATerminalLinesComeNowAndThen() {
        List<String> lines = new ArrayList<>();
        try (Bar seldom = Bar.lines("work", 10, new ThrottledLine(lines::add, ThrottledLine.USUAL_MILLIS))) {
            seldom.show(5);
        }
        assertEquals(List.of(), lines);
        try (Bar often = Bar.lines("work", 10, new ThrottledLine(lines::add, 0))) {
            often.show(5);
            often.show(6);
        }
        assertEquals(List.of("work: 5 of 10", "work: 6 of 10"), lines);
    }
}
