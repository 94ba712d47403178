package org.stylegan4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.stylegan4j.image.Pixels;

/** The pictures and expected pixels in images.zip, written by src/test/python/images.py, and small helpers. */
public final class Fixtures {
    private static final Map<String, byte[]> FILES = load();

    private Fixtures() {}

    private static Map<String, byte[]> load() {
        try (InputStream in = Fixtures.class.getResourceAsStream("images.zip");
                ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(in.readAllBytes()))) {
            Map<String, byte[]> files = new TreeMap<>();
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), zip.readAllBytes());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] file(String name) {
        return FILES.get(name).clone();
    }

    /** The largest difference to the expected pixels, in grey levels. */
    public static int worst(String name, Pixels actual) {
        return worst(FILES.get(name + ".raw"), actual.data());
    }

    public static int worst(byte[] expected, byte[] actual) {
        assertEquals(expected.length, actual.length, "bytes");
        int worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs((expected[i] & 255) - (actual[i] & 255)));
        }
        return worst;
    }

    /** A coloured picture that differs for each seed. */
    public static Pixels picture(int width, int height, int channels, int seed) {
        byte[] data = new byte[width * height * channels];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + i / 7 * 13 + seed * 101);
        }
        return new Pixels(width, height, channels, data);
    }
}
