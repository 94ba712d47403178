package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserTest {
    @Test
    void closesAllNewestFirstEvenWhenOneFails() {
        List<String> closed = new ArrayList<>();
        Closer closer = new Closer();
        closer.add(() -> closed.add("first"));
        closer.add(() -> {
            throw new IOException("disk");
        });
        closer.add(() -> {
            throw new IllegalStateException("gone");
        });
        closer.add(() -> closed.add("last"));
        IllegalStateException e = assertThrows(IllegalStateException.class, closer::close);
        assertEquals(List.of("last", "first"), closed);
        assertEquals("gone", e.getCause().getMessage());
        assertEquals(1, e.getSuppressed().length);
        closer.close(); // nothing is left
    }
}
