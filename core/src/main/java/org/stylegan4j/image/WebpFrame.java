package org.stylegan4j.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes the first frame of an animated WebP file a file of its own, because libwebp's plain decoder refuses animations. */
final class WebpFrame {
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    /** Position, size, duration and flags before a frame's own chunks. */
    private static final int FRAME_HEADER = 16;

    private static final int ALPHA_FLAG = 0x10;

    private WebpFrame() {}

    /** The same array when it is not an animation. The frame is taken as the whole picture. */
    static byte[] first(byte[] file) {
        if (file.length < FILE_HEADER
                || !name(file, 0).equals("RIFF")
                || !name(file, 8).equals("WEBP")) {
            return file;
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = FILE_HEADER;
        while (at + CHUNK_HEADER <= file.length) {
            long size = in.getInt(at + 4) & 0xffffffffL;
            long end = at + CHUNK_HEADER + size;
            if (end > file.length) {
                return file;
            }
            if (name(file, at).equals("ANMF") && size > FRAME_HEADER) {
                return still(file, at + CHUNK_HEADER, (int) size);
            }
            at = (int) Math.min(Integer.MAX_VALUE - CHUNK_HEADER, end + (size & 1));
        }
        return file;
    }

    private static byte[] still(byte[] file, int frame, int size) {
        int body = size - FRAME_HEADER;
        boolean alpha = name(file, frame + FRAME_HEADER).equals("ALPH");
        int extended = alpha ? CHUNK_HEADER + 10 : 0;
        ByteBuffer out = ByteBuffer.allocate(FILE_HEADER + extended + body).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WEBP"));
        if (alpha) {
            // Flags, then width and height less one in three bytes each, which the frame has at its bytes 6 to 11.
            out.put(ascii("VP8X")).putInt(10).putInt(ALPHA_FLAG).put(file, frame + 6, 6);
        }
        return out.put(file, frame + FRAME_HEADER, body).array();
    }

    private static String name(byte[] file, int at) {
        return at + 4 <= file.length ? new String(file, at, 4, StandardCharsets.ISO_8859_1) : "";
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }
}
