package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.data.Fixtures;

class PngTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void keepsEveryPixel(int channels) throws IOException {
        Pixels p = Fixtures.picture(37, 23, channels, 5);
        Pixels back = new ImageDecoder(Background.WHITE).decode(Png.bytes(p, Map.of("a", "b")));
        assertEquals(channels, back.channels());
        assertArrayEquals(p.data(), back.data());
    }

    @Test
    void aQuickFileHoldsTheSamePixels() throws IOException {
        for (int channels : new int[] {1, 3}) {
            Pixels p = Fixtures.picture(33, 21, channels, 4);
            Pixels back = new ImageDecoder(Background.WHITE).decode(Png.quickBytes(p));
            assertArrayEquals(p.data(), back.data());
            assertEquals(channels, back.channels());
        }
    }

    @Test
    void carriesTexts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("seed", "85");
        texts.put("recipe", "{\n \"truncation\": 0.7 }");
        texts.put("author", "Grün");
        texts.put("caption", "顔 😀");
        texts.put("empty", "");
        Path file = folder.resolve("new/folder/x.png");
        Png.write(file, Fixtures.picture(4, 4, 3, 1), texts);
        assertEquals(List.copyOf(texts.entrySet()), List.copyOf(Png.text(file).entrySet()));
        assertEquals(
                4,
                new ImageDecoder(Background.WHITE)
                        .decode(Files.readAllBytes(file))
                        .width());
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("x.png");
        Png.write(file, Fixtures.picture(4, 4, 3, 1), Map.of("n", "1"));
        Png.write(file, Fixtures.picture(8, 4, 3, 1), Map.of("n", "2"));
        assertEquals(Map.of("n", "2"), Png.text(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void refusesKeysThatTheFormatHasNoRoomFor() {
        Pixels p = Fixtures.picture(4, 4, 1, 1);
        for (String key : List.of("", "k".repeat(80), "顔")) {
            assertEquals(
                    "expected a key of 1 to 79 Latin-1 characters but was " + key,
                    assertThrows(IllegalArgumentException.class, () -> Png.bytes(p, Map.of(key, "x")))
                            .getMessage());
        }
    }

    @Test
    void saysWhenAFileIsNoWholePng() throws IOException {
        Path file = Files.write(folder.resolve("x.png"), "text".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "not a PNG file: " + file,
                assertThrows(IOException.class, () -> Png.text(file)).getMessage());
        byte[] png = Png.bytes(Fixtures.picture(64, 64, 3, 1), Map.of());
        Files.write(file, Arrays.copyOf(png, 100));
        assertEquals(
                "PNG file is cut off: " + file,
                assertThrows(IOException.class, () -> Png.text(file)).getMessage());
        assertFalse(Files.exists(folder.resolve("x.png.partial")));
    }
}
