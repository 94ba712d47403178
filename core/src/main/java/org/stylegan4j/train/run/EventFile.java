package org.stylegan4j.train.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file of scalars that TensorBoard shows: TFRecord frames (length, its checksum, bytes, their checksum) that each hold one
 * {@code tensorflow.Event} in protobuf encoding.
 */
public final class EventFile {
    private static final String VERSION = "brain.Event:2";
    private static final int MASK = 0xa282ead8;

    private final Path file;

    /** Starts a new file. */
    public EventFile(Path file, double seconds) throws IOException {
        this.file = file;
        RunFiles.write(file, frame(new Message().put(1, seconds).put(3, text(VERSION))));
    }

    /**
     * Adds the values of one moment.
     *
     * @param seconds since 1970
     * @param step what TensorBoard draws to the right: kimg
     */
    public void add(double seconds, long step, Map<String, Double> values) throws IOException {
        Message summary = new Message();
        values.forEach((tag, value) -> summary.put(
                1, new Message().put(1, text(tag)).put(2, value.floatValue()).bytes()));
        RunFiles.append(file, frame(new Message().put(1, seconds).put(2, step).put(5, summary.bytes())));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] frame(Message message) {
        byte[] body = message.bytes();
        ByteBuffer frame = ByteBuffer.allocate(16 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(body.length).putInt(maskedChecksum(frame.array(), 8));
        return frame.put(body).putInt(maskedChecksum(body, body.length)).array();
    }

    private static int maskedChecksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }

    /** A protobuf message: fields by number, each with its wire type. */
    private static final class Message {
        private static final int VARINT = 0;
        private static final int FIXED64 = 1;
        private static final int BYTES = 2;
        private static final int FIXED32 = 5;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message put(int field, long value) {
            return key(field, VARINT).varint(value);
        }

        Message put(int field, double value) {
            key(field, FIXED64);
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
            return this;
        }

        Message put(int field, float value) {
            key(field, FIXED32);
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(value)
                    .array());
            return this;
        }

        Message put(int field, byte[] value) {
            key(field, BYTES).varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private Message key(int field, int wireType) {
            return varint(((long) field << 3) | wireType);
        }

        private Message varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
