package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An uncompressed zip archive whose contents begin at multiples of 64 bytes, so that PyTorch can use them where they lie. */
final class AlignedZip {
    private static final int ALIGNMENT = 64;
    private static final int ENTRY_HEADER = 30;
    private static final int FIELD_HEADER = 4;
    /** The mark that PyTorch gives its padding. */
    private static final short PADDING = 0x4246;
    /** Always the same, so that the same networks make the same bytes; near the format's first moment Java adds a field. */
    private static final LocalDateTime TIME = LocalDateTime.of(1981, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private long position;

    AlignedZip(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** The name must be ASCII. */
    void add(String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(TIME);
        long unpadded = position + ENTRY_HEADER + name.length() + FIELD_HEADER;
        int padding = (int) ((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT);
        entry.setExtra(field(padding));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        position = unpadded + padding + content.length;
    }

    private static byte[] field(int padding) {
        return ByteBuffer.allocate(FIELD_HEADER + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(PADDING)
                .putShort((short) padding)
                .array();
    }

    /** Writes the directory; the stream stays open. */
    void finish() throws IOException {
        zip.finish();
    }
}
