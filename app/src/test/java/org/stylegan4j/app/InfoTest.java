package org.stylegan4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class InfoTest {
    @Test
    void printsEachRowAndWhatIsMissing() {
        StringWriter out = new StringWriter();
        assertEquals(0, Main.run(Main.commandLine().setOut(new PrintWriter(out)), "info"));
        for (String row : new String[] {
            "stylegan4j",
            "Java",
            "System",
            "libtorch",
            "Device",
            "Threads",
            "Processor",
            "Precision",
            "Allocator",
            "Memory"
        }) {
            assertTrue(out.toString().lines().anyMatch(line -> line.matches(row + " +\\S.*")), row + " in\n" + out);
        }
        assertTrue(out.toString().matches("(?s).*(Nothing is missing\\.|For full speed:).*"), out.toString());
    }
}
