package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTableTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("labels.csv"), text);
    }

    @Test
    void columnsAreAttributesAndLinesArePictures() throws IOException {
        AttributeTable table = AttributeTable.read(file("seed, smile ,hat\n7,-2.5,0.1\n\n4294967295,3,4\n"));
        assertEquals(List.of("smile", "hat"), table.names());
        assertArrayEquals(new long[] {7, 4294967295L}, table.seeds());
        assertArrayEquals(new float[] {-2.5f, 3}, table.scores().get(0));
        assertArrayEquals(new float[] {0.1f, 4}, table.scores().get(1));
    }

    @Test
    void probabilitiesAreCountedFromTheMiddle() throws IOException {
        AttributeTable table = AttributeTable.read(file("seed,smile\n0,0\n1,0.75\n2,1\n"));
        assertArrayEquals(new float[] {-0.5f, 0.25f, 0.5f}, table.scores().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smile,hat;1,2;3,4|expected a header such as seed,smile,glasses but was smile,hat: F",
                "|expected a header such as seed,smile,glasses but was : F",
                "seed,hat;1,2|expected at least 2 pictures but was 1: F",
                "seed,hat;1,2;2,3,4|expected 2 values but was 3: F, line 3",
                "seed,hat;x,2;2,3|expected a seed but was x: F, line 2",
                "seed,hat;1,no;2,3|expected a number but was no: F, line 2",
                "seed,hat;1,NaN;2,3|expected a finite number but was NaN: F, line 2",
            })
    void whatIsWrongIsNamedWithItsPlace(String text, String message) throws IOException {
        Path file = file(text == null ? "" : text.replace(';', '\n'));
        IOException e = assertThrows(IOException.class, () -> AttributeTable.read(file));
        assertEquals(message.replace("F", file.toString()), e.getMessage());
    }
}
