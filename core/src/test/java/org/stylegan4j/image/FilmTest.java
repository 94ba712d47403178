package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.data.Fixtures;

class FilmTest {
    private static final int FRAMES = 3;

    @TempDir
    Path folder;

    private static byte[] film(Film.Format format, int channels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Film.Plan plan = new Film.Plan(new ImageSize(8, 6), channels, FRAMES, 25, Map.of("Seed", "5"));
        try (Film film = format.open(out, plan)) {
            for (int i = 0; i < FRAMES; i++) {
                film.add(Fixtures.picture(8, 6, channels, i));
            }
        }
        return out.toByteArray();
    }

    private record Chunk(String kind, byte[] body) {}

    private static List<Chunk> chunks(byte[] png) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png).position(8);
        while (in.hasRemaining()) {
            byte[] body = new byte[in.getInt()];
            byte[] kind = new byte[4];
            in.get(kind).get(body).getInt();
            chunks.add(new Chunk(new String(kind, StandardCharsets.ISO_8859_1), body));
        }
        return chunks;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void animatedPngKeepsEveryFrame(int channels) throws IOException {
        byte[] file = film(Apng::new, channels);
        List<Chunk> chunks = chunks(file);
        assertEquals(
                List.of("IHDR", "tEXt", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"),
                chunks.stream().map(Chunk::kind).toList());
        assertEquals(FRAMES, ByteBuffer.wrap(chunks.get(2).body()).getInt());
        int sequence = 0;
        for (Chunk c : chunks) {
            if (c.kind().equals("fcTL") || c.kind().equals("fdAT")) {
                assertEquals(sequence++, ByteBuffer.wrap(c.body()).getInt());
            }
        }
        // A still PNG of the last frame's data shows the last frame.
        ByteArrayOutputStream still = new ByteArrayOutputStream();
        PngChunks.start(still, 8, 6, channels);
        byte[] last = chunks.get(8).body();
        still.write(PngChunks.chunk("IDAT", Arrays.copyOfRange(last, 4, last.length)));
        PngChunks.end(still);
        Pixels back = new ImageDecoder(Background.WHITE).decode(still.toByteArray());
        assertArrayEquals(Fixtures.picture(8, 6, channels, 2).data(), back.data());
    }

    @Test
    void programsThatKnowNoAnimationsSeeTheFirstFrame() throws IOException {
        Path file = Files.write(folder.resolve("film.png"), film(Apng::new, 3));
        Pixels still = new ImageDecoder(Background.WHITE).decode(Files.readAllBytes(file));
        assertArrayEquals(Fixtures.picture(8, 6, 3, 0).data(), still.data());
        assertEquals("5", Png.text(file).get("Seed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void gifHasAllFramesLoopsAndTellsItsRecipe(int channels) throws IOException {
        byte[] file = film(Gif::new, channels);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
        assertEquals(FRAMES, reader.getNumImages(true));
        assertEquals(8, reader.read(2).getWidth());
        reader.dispose();
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("NETSCAPE2.0"), "loops");
        assertTrue(text.contains("Seed: 5"), "comment");
    }
}
