package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OrientationTest {
    private static boolean found(String text) {
        return Orientation.mayHoldExif(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void findsTheWordWhereverItBegins() {
        for (String word : new String[] {"Exif", "eXIf", "EXIF"}) {
            for (int before = 0; before < 9; before++) {
                assertTrue(found("\u00ff".repeat(before) + word), before + word);
                assertTrue(found("-".repeat(before) + word + "more"), before + word);
            }
        }
    }

    @Test
    void findsTheWordBehindItsOwnBeginning() {
        for (String before : new String[] {"e", "ex", "exi", "i", "x", "f", "eef", "xif", "exixi", "eif"}) {
            assertTrue(found(before + "Exif"), before);
        }
    }

    @Test
    void partsOfTheWordAreNotIt() {
        for (String text : new String[] {"abcd", "exi", "xif", "exixif", "e-x-i-f", "exifier".substring(1), "feix"}) {
            assertFalse(found(text), text);
        }
    }
}
