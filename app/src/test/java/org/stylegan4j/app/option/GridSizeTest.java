package org.stylegan4j.app.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridSizeTest {
    @Test
    void widthComesFirst() {
        assertEquals(new GridSize(4, 3), GridSize.parse("4x3"));
        assertEquals(12, GridSize.parse("4x3").places());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | expected a grid such as 4x3 but was 4",
                "4x | expected a grid such as 4x3 but was 4x",
                "0x3 | grid must be from 1x1 to 1000x1000: 0x3",
                "4x1001 | grid must be from 1x1 to 1000x1000: 4x1001"
            })
    void whatIsNoGridIsNamed(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> GridSize.parse(text))
                        .getMessage());
    }
}
