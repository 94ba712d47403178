package org.stylegan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedStoreTest {
    @TempDir
    private Path folder;

    @Test
    void keepsPicturesApart() throws IOException {
        try (MappedStore store = MappedStore.create(folder, 5, 3)) {
            store.put(3, new byte[] {1, 2, 3});
            store.put(4, new byte[] {4, 5, 6});
            assertTrue(store.has(3));
            assertFalse(store.has(2));
            byte[] to = new byte[7];
            store.copy(4, to, 0);
            store.copy(3, to, 4);
            assertArrayEquals(new byte[] {4, 5, 6, 0, 1, 2, 3}, to);
        }
    }

    @Test
    void closingEndsReadsAndMayBeRepeated() throws IOException {
        MappedStore store = MappedStore.create(folder, 1, 1);
        store.put(0, new byte[1]);
        store.close();
        store.close();
        assertEquals(
                "dataset is closed",
                assertThrows(IllegalStateException.class, () -> store.copy(0, new byte[1], 0))
                        .getMessage());
    }

    @Test
    void namesTheFolderWhenWritingFails() throws IOException {
        MappedStore store = MappedStore.create(folder, 1, 1);
        store.close();
        assertEquals(
                "cannot keep decoded pictures in " + folder + ": null",
                assertThrows(IOException.class, () -> store.put(0, new byte[1])).getMessage());
    }
}
