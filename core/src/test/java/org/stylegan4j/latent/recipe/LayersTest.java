package org.stylegan4j.latent.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
    @ParameterizedTest
    @ValueSource(strings = {"all", "0-3", "4-7", "8-", "0-3,6", "17", "0,2,4-9,12-"})
    void textComesBackAsItWas(String text) {
        assertEquals(text, Layers.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({"coarse,0-3", "Middle,4-7", "fine,8-", "'coarse,fine','0-3,8-'", "0-,all"})
    void namesMeanResolutions(String name, String layers) {
        assertEquals(layers, Layers.parse(name).toString());
    }

    @Test
    void openRangesGoOn() {
        Layers fine = Layers.parse("8-");
        assertFalse(fine.has(7));
        assertTrue(fine.has(8));
        assertTrue(fine.has(17));
        assertEquals("0-7", Layers.ALL.except(fine).toString());
        assertEquals(fine, fine.in(18));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | expected layers such as 0-3,6, 8-, coarse, middle, fine or all but was x",
                "1,,2 | expected layers such as 0-3,6, 8-, coarse, middle, fine or all but was nothing",
                "5-2 | layers run backwards or too far: 5-2",
                "0-99 | layers run backwards or too far: 0-99"
            })
    void whatIsNoLayerIsNamed(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Layers.parse(text))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0-9", "8-", "8"})
    void layersThatANetworkLacksAreRefused(String text) {
        assertEquals(
                "this network has layers 0 to 7, not " + text,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Layers.parse(text).in(8))
                        .getMessage());
    }
}
