package org.stylegan4j.latent.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsTest {
    @Test
    void numbersAndRangesKeepTheirOrder() {
        assertEquals(List.of(3L, 4L, 5L, 85L, 4294967295L, 0L), Seeds.parse("3-5,85, 4294967295 ,0"));
    }

    @Test
    void rangeOfOneIsOneSeed() {
        assertEquals(List.of(7L), Seeds.parse("7-7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a-b | expected seeds such as 0-15,85,600 but was a-b",
                "1,,2 | expected seeds such as 0-15,85,600 but was nothing",
                "-1 | expected seeds such as 0-15,85,600 but was -1",
                "1-2-3 | expected seeds such as 0-15,85,600 but was 1-2-3",
                "9-3 | range of seeds runs backwards: 9-3",
                "4294967296 | seed must be from 0 to 4294967295: 4294967296",
                "0-4294967295 | more than 1000000 seeds: 0-4294967295"
            })
    void whatIsNoSeedIsNamed(String text, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Seeds.parse(text));
        assertEquals(message, e.getMessage());
    }
}
