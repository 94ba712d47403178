package org.stylegan4j.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {
    @TempDir
    Path folder;

    private byte[] written(float[] values, int... shape) throws IOException {
        Path file = folder.resolve("new/folder/a.npy");
        NpyFile.write(file, values, shape);
        return Files.readAllBytes(file);
    }

    @Test
    void bytesAreThoseOfNumpy() throws IOException {
        // np.save(path, np.array([[[0, 1.5, -2], [1e-3, 7, 8]]], np.float32))
        String header = "934e554d5059010076007b276465736372273a20273c6634272c2027666f727472616e5f6f72646572273a20"
                + "46616c73652c20277368617065273a2028312c20322c2033292c207d" + "20".repeat(55) + "0a";
        String numbers = "000000000000c03f000000c06f12833a0000e04000000041";
        byte[] bytes = written(new float[] {0, 1.5f, -2, 1e-3f, 7, 8}, 1, 2, 3);
        assertEquals(header + numbers, HexFormat.of().formatHex(bytes));
    }

    @Test
    void oneDimensionIsATupleToo() throws IOException {
        String text = new String(written(new float[2], 2), StandardCharsets.ISO_8859_1);
        assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", text.substring(10, 67));
    }

    @Test
    void shapeMustFit() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> written(new float[5], 2, 3));
        assertEquals("expected numbers for shape [2, 3] but was 5", e.getMessage());
    }
}
