package org.stylegan4j.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.stylegan4j.io.WholeFile;

/** Writes arrays as NumPy's {@code np.load} reads them: format 1.0, float32, little-endian, row-major. */
public final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** The numbers start at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    /** Writes a file in one step: it is whole or not there. An earlier file is replaced. */
    public static void write(Path file, float[] values, int... shape) throws IOException {
        if (Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b) != values.length) {
            throw new IllegalArgumentException(
                    "expected numbers for shape " + Arrays.toString(shape) + " but was " + values.length);
        }
        ByteBuffer numbers = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asFloatBuffer().put(values);
        WholeFile.write(file, out -> {
            out.write(header(shape));
            out.write(numbers.array());
        });
    }

    private static byte[] header(int[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String tuple = shape.length == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + tuple + ", }";
        int unpadded = MAGIC.length + Short.BYTES + text.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] dictionary = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(unpadded + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) dictionary.length)
                .put(dictionary)
                .array();
    }
}
