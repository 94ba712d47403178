package org.stylegan4j.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LiveLine line = new LiveLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), 10);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shorterTextCoversTheLongerOne() {
        line.accept("12345678");
        line.accept("123");
        assertEquals("\r12345678 \r123      ", printed());
    }

    @Test
    void longTextIsCutSoThatItDoesNotWrap() {
        line.accept("1234567890abc");
        assertEquals("\r123456789", printed());
        assertEquals(9, line.getMaxRenderedLength());
    }

    @Test
    void closingGoesToTheNextLine() {
        line.close();
        assertEquals(System.lineSeparator(), printed());
    }
}
