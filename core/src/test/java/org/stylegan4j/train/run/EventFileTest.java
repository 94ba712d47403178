package org.stylegan4j.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    @TempDir
    Path folder;

    @Test
    void framesAndFieldsAreThoseOfTensorBoard() throws IOException {
        Path file = folder.resolve("events.out.tfevents.1");
        new EventFile(file, 12.5).add(13.5, 300, Map.of("Loss/G/loss", 0.75));
        List<byte[]> records = records(ByteBuffer.wrap(Files.readAllBytes(file)));
        assertEquals(2, records.size());
        assertEquals("1:12.5 3:brain.Event:2", show(records.get(0)));
        assertEquals("1:13.5 2:300 5:{1:{1:Loss/G/loss 2:0.75}}", show(records.get(1)));
    }

    /** The checksum of RFC 3720, appendix B.4, computed bit by bit. */
    @Test
    void testsOwnChecksumIsRight() {
        assertEquals(0x8a9136aa, crc32c(new byte[32]));
    }

    private static List<byte[]> records(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertEquals(masked(crc32c(length)), in.getInt());
            byte[] body = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(body);
            assertEquals(masked(crc32c(body)), in.getInt());
            records.add(body);
        }
        return records;
    }

    private static int masked(int crc) {
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 255;
            for (int i = 0; i < 8; i++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82f63b78);
            }
        }
        return ~crc;
    }

    /** Fields as number:value; bytes as text, or as a message where the schema of Event has one. */
    private static String show(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        List<String> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            String value = switch (key & 7) {
                case 0 -> "" + varint(in);
                case 1 -> "" + in.getDouble();
                case 2 -> bytes(in);
                case 5 -> "" + in.getFloat();
                default -> throw new IllegalArgumentException("wire type " + (key & 7));
            };
            fields.add((key >> 3) + ":" + value);
        }
        return String.join(" ", fields);
    }

    private static String bytes(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        boolean text = bytes.length > 0 && bytes[0] >= 'A';
        return text ? new String(bytes, StandardCharsets.UTF_8) : "{" + show(bytes) + "}";
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (b & 127L) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}
