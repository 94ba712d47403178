package org.stylegan4j.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stylegan4j.model.Summary;

class NetworkTableTest {
    @Test
    void columnsLineUpAndTotalsAreGiven() {
        Summary network = new Summary(
                "Generator",
                List.of(
                        new Summary.Row("synthesis.b4.conv1", 1_234_567, 32, List.of(512L, 4L, 4L)),
                        new Summary.Row("mapping", 1_000, 8, List.of(512L))));
        StringWriter text = new StringWriter();
        NetworkTable.print(network, new PrintWriter(text));
        assertEquals(
                List.of(
                        "Generator             Parameters     Buffers  Output shape",
                        "synthesis.b4.conv1     1,234,567          32  512 x 4 x 4",
                        "mapping                    1,000           8  512",
                        "Total                  1,235,567          40",
                        ""),
                text.toString().lines().toList());
    }
}
