package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackgroundTest {
    @ParameterizedTest
    @CsvSource({"white,#ffffff", "Black,#000000", "grey,#808080", "#0a64FF,#0a64ff", "102030,#102030"})
    void readsNamesAndHexadecimals(String text, String expected) {
        assertEquals(expected, Background.parse(text).toString());
    }

    @Test
    void refusesOtherColours() {
        assertEquals(
                "expected white, black, gray or #rrggbb but was mauve",
                assertThrows(IllegalArgumentException.class, () -> Background.parse("mauve"))
                        .getMessage());
        assertEquals(
                "colour outside 0..255: 0,256,0",
                assertThrows(IllegalArgumentException.class, () -> new Background(0, 256, 0))
                        .getMessage());
    }
}
