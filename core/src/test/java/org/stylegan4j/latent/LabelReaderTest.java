package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelReaderTest {
    private static final LabelReader PETS = new LabelReader(3, List.of("cat", "dog", "1"));

    private static float[] read(String label) {
        return PETS.read(Optional.of(label));
    }

    @Test
    void numbersNamesAndVectorsAreLabels() {
        assertArrayEquals(new float[] {0, 1, 0}, new LabelReader(3, List.of()).read(Optional.of("1")));
        assertArrayEquals(new float[] {1, 0, 0}, read("cat"));
        assertArrayEquals(new float[] {0.5f, -1, 2}, read("0.5, -1,2"));
    }

    @Test
    void nameWinsOverNumber() {
        assertArrayEquals(new float[] {0, 0, 1}, read("1"));
    }

    @Test
    void unconditionalNetworksTakeAnything() {
        LabelReader none = new LabelReader(0, List.of());
        assertEquals(0, none.read(Optional.empty()).length);
        assertEquals(0, none.read(Optional.of("cat")).length);
    }

    @Test
    void missingClassIsAskedFor() {
        assertEquals(
                "this network is conditional and needs a class: 0 to 2 (cat, dog, 1)",
                assertThrows(IllegalArgumentException.class, () -> PETS.read(Optional.empty()))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | no such class: 3; known: 0 to 2 (cat, dog, 1)",
                "cow | no such class: cow; known: 0 to 2 (cat, dog, 1)",
                "1,2 | expected a label of 3 numbers but was 1,2",
                "1,x,2 | not a number in label: x"
            })
    void whatIsNoLabelIsNamed(String label, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(label));
        assertEquals(message, e.getMessage());
    }
}
