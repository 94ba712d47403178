package org.stylegan4j.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    @Test
    void widthIsTheSecondNumberOfStty() {
        assertEquals(150, Terminal.width("40 150\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0", "40 3", "stty: not a tty"})
    void unknownOrSillyWidthIsEighty(String text) {
        assertEquals(80, Terminal.width(text));
    }
}
