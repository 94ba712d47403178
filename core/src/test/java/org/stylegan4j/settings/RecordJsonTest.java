package org.stylegan4j.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    enum Colour {
        DARK_RED,
        BLUE
    }

    record Inner(double rate, OptionalInt limit) {
        Inner {
            if (!(rate > 0)) {
                throw new IllegalArgumentException("rate must be positive: " + rate);
            }
        }
    }

    record Outer(String name, long seed, boolean on, Colour colour, Inner inner) {}

    private static final Outer OUTER =
            new Outer("x", 1L << 40, true, Colour.DARK_RED, new Inner(0.1, OptionalInt.of(3)));

    @Test
    void everyKindOfComponentComesBack() {
        assertEquals(OUTER, RecordJson.read(RecordJson.write(OUTER), Outer.class));
    }

    @Test
    void emptyOptionalIsLeftOut() {
        Inner inner = new Inner(0.25, OptionalInt.empty());
        assertEquals("{\"rate\":0.25}", RecordJson.write(inner).toString());
        assertEquals(inner, RecordJson.read(RecordJson.write(inner), Inner.class));
    }

    @Test
    void missingComponentIsNamed() {
        ObjectNode node = RecordJson.write(OUTER);
        node.remove("seed");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RecordJson.read(node, Outer.class));
        assertEquals("missing setting: seed", e.getMessage());
    }

    @Test
    void constructorsCheckWhatIsRead() {
        ObjectNode node = RecordJson.write(OUTER);
        node.withObject("/inner").put("rate", -1.0);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RecordJson.read(node, Outer.class));
        assertEquals("rate must be positive: -1.0", e.getMessage());
    }

    @Test
    void unknownConstantListsTheKnownOnes() {
        ObjectNode node = RecordJson.write(OUTER).put("colour", "green");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RecordJson.read(node, Outer.class));
        assertEquals("unknown colour 'green'; known: dark_red, blue", e.getMessage());
    }
}
