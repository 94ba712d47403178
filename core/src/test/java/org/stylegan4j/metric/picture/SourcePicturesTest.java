package org.stylegan4j.metric.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class SourcePicturesTest {
    @TempDir
    Path folder;

    private static Pixels picture(int width, int height, int channels, int seed) {
        byte[] data = new byte[width * height * channels];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i + 50 * seed);
        }
        return new Pixels(width, height, channels, data);
    }

    private void write(String name, Pixels p) throws IOException {
        Png.write(folder.resolve(name), p, Map.of());
    }

    private PictureSet open() throws IOException {
        return SourcePictures.of(
                ImageSources.open(folder.toString(), OptionalInt.empty(), SourceConfig.DEFAULT), ProgressListener.NONE);
    }

    @Test
    void picturesKeepSizeAndOrderAndComeAsPlanes() throws IOException {
        write("b.png", picture(3, 2, 3, 1));
        write("a.png", picture(3, 2, 3, 0));
        try (PictureSet set = open()) {
            assertEquals(2, set.size());
            assertEquals(new ImageSize(3, 2), set.extent());
            byte[] first = set.batch(0, 2).toBytes();
            assertArrayEquals(
                    new byte[] {0, 3, 6, 9, 12, 15, 1, 4}, Arrays.copyOf(first, 8)); // red, then green of a.png
            assertArrayEquals(new long[] {2, 3, 2, 3}, set.batch(0, 2).shape());
            assertEquals(50, set.batch(1, 1).toBytes()[0]);
        }
    }

    @Test
    void grayPicturesCountAsColoured() throws IOException {
        write("gray.png", picture(2, 2, 1, 0));
        try (PictureSet set = open()) {
            assertArrayEquals(
                    new byte[] {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3},
                    set.batch(0, 1).toBytes());
        }
    }

    @Test
    void fingerprintIsOfPixelsNotOfNames() throws IOException {
        write("a.png", picture(3, 2, 3, 0));
        String before = hash();
        Files.move(folder.resolve("a.png"), folder.resolve("z.png"));
        assertEquals(before, hash());
        write("z.png", picture(3, 2, 3, 1));
        assertNotEquals(before, hash());
    }

    private String hash() throws IOException {
        try (PictureSet set = open()) {
            return set.hash();
        }
    }

    @Test
    void aPictureOfAnotherSizeIsNamed() throws IOException {
        write("a.png", picture(4, 4, 3, 0));
        write("b.png", picture(8, 4, 3, 1));
        try (PictureSet set = open()) {
            IOException e = assertThrows(IOException.class, () -> set.batch(0, 2));
            assertEquals(
                    "b.png: is 8x4, the first one 4x4; bring all to one size with the dataset command", e.getMessage());
        }
    }

    @Test
    void aBrokenPictureIsNamed() throws IOException {
        write("a.png", picture(4, 4, 3, 0));
        Files.writeString(folder.resolve("b.png"), "no picture");
        try (PictureSet set = open()) {
            IOException e = assertThrows(IOException.class, () -> set.hash());
            assertTrue(e.getMessage().startsWith("b.png: "), e.getMessage());
        }
    }

    @Test
    void subsetsShareTheirPictures() throws IOException {
        for (int i = 0; i < 5; i++) {
            write(i + ".png", picture(1, 1, 3, i));
        }
        try (PictureSet set = open();
                PictureSet some = set.random(3, 1)) {
            assertEquals(3, some.size());
            byte[] reds = some.batch(0, 3).select(1, 0).toBytes();
            assertTrue((reds[0] & 255) < (reds[1] & 255) && (reds[1] & 255) < (reds[2] & 255), "in their order");
            assertNotEquals(set.hash(), some.hash());
            assertEquals(set.first(9), set);
            assertArrayEquals(
                    set.batch(0, 2).toBytes(), set.first(2).batch(0, 2).toBytes());
            assertEquals(2, set.alternate(1).size());
            assertArrayEquals(
                    set.batch(3, 1).toBytes(), set.alternate(1).batch(1, 1).toBytes());
        }
    }
}
