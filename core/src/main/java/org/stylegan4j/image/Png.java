package org.stylegan4j.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import org.stylegan4j.io.WholeFile;

/** Writes PNG files that carry texts, such as the recipe of a picture, and reads these texts back. */
public final class Png {
    private static final byte[] SIGNATURE = PngChunks.SIGNATURE;
    /** Length, kind and checksum. */
    private static final int CHUNK_FRAME = 12;

    private static final int MAX_KEY = 79;

    private Png() {}

    /**
     * Writes a file in one step: it is whole or not there. An earlier file is replaced.
     *
     * @param texts by key, 1 to 79 Latin-1 characters each; kept as tEXt, or as iTXt where Latin-1 does not do
     */
    public static void write(Path file, Pixels pixels, Map<String, String> texts) throws IOException {
        byte[] bytes = bytes(pixels, texts);
        WholeFile.write(file, out -> out.write(bytes));
    }

    /** A file in a third of the time that {@link #bytes} takes, and a little longer: for many pictures. */
    public static byte[] quickBytes(Pixels pixels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pixels.data().length / 2 + 1024);
        PngChunks.start(out, pixels.width(), pixels.height(), pixels.channels());
        out.write(PngChunks.chunk("IDAT", PngRows.compress(pixels, Deflater.BEST_SPEED)));
        PngChunks.end(out);
        return out.toByteArray();
    }

    /** What {@link #write} writes. */
    public static byte[] bytes(Pixels pixels, Map<String, String> texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pixels.data().length / 2 + 1024);
        ImageSize size = new ImageSize(pixels.width(), pixels.height());
        try (PngWriter writer = new PngWriter(out, size, pixels.channels(), texts)) {
            writer.add(pixels);
        }
        return out.toByteArray();
    }

    /**
     * The texts of a file in their order; none when it has none.
     *
     * @throws IOException when it is no whole PNG file
     */
    public static Map<String, String> text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!Arrays.equals(SIGNATURE, Arrays.copyOf(bytes, SIGNATURE.length))) {
            throw new IOException("not a PNG file: " + file);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int at = SIGNATURE.length; at + CHUNK_FRAME <= bytes.length; ) {
            int length = in.getInt(at);
            if (length < 0 || length > bytes.length - at - CHUNK_FRAME) {
                throw new IOException("PNG file is cut off: " + file);
            }
            String kind = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            addText(kind, Arrays.copyOfRange(bytes, at + 8, at + 8 + length), texts);
            at += CHUNK_FRAME + length;
        }
        return texts;
    }

    /** A text as a chunk: tEXt, or iTXt where Latin-1 does not do. */
    static byte[] textChunk(String key, String value) {
        boolean latin = fits(value, StandardCharsets.ISO_8859_1);
        if (key.isEmpty() || key.length() > MAX_KEY || !fits(key, StandardCharsets.ISO_8859_1) || key.contains("\0")) {
            throw new IllegalArgumentException("expected a key of 1 to 79 Latin-1 characters but was " + key);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(key.getBytes(StandardCharsets.ISO_8859_1));
        // After the key: its end; for iTXt also two bytes for "not compressed", no language, no translated key.
        body.writeBytes(new byte[latin ? 1 : 5]);
        body.writeBytes(value.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        return PngChunks.chunk(latin ? "tEXt" : "iTXt", body.toByteArray());
    }

    private static boolean fits(String text, Charset charset) {
        return charset.newEncoder().canEncode(text);
    }

    private static void addText(String kind, byte[] body, Map<String, String> texts) {
        int keyEnd = end(body, 0);
        String key = new String(body, 0, keyEnd, StandardCharsets.ISO_8859_1);
        if (kind.equals("tEXt") && keyEnd < body.length) {
            texts.put(key, new String(body, keyEnd + 1, body.length - keyEnd - 1, StandardCharsets.ISO_8859_1));
        } else if (kind.equals("iTXt") && keyEnd + 2 < body.length && body[keyEnd + 1] == 0) {
            int languageEnd = end(body, keyEnd + 3);
            int start = Math.min(body.length, end(body, Math.min(body.length, languageEnd + 1)) + 1);
            texts.put(key, new String(body, start, body.length - start, StandardCharsets.UTF_8));
        }
    }

    /** Where the text that starts at {@code from} ends: at a zero byte or with the body. */
    private static int end(byte[] body, int from) {
        int i = from;
        while (i < body.length && body[i] != 0) {
            i++;
        }
        return i;
    }
}
