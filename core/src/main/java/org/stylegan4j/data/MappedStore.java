package org.stylegan4j.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Decoded pictures in a temporary file, read through a memory map. Written through the file channel, not the map: on a full disk
 * that is an exception, while a store into a map would end the process. Closing
 * gives the file up; the disk space returns with the map.
 */
final class MappedStore implements PictureStore {
    private static final long SEGMENT_BYTES = 1 << 30;

    private final FileChannel channel;
    private final int length;
    private final int perSegment;
    private final List<MappedByteBuffer> segments = new ArrayList<>();
    private final AtomicIntegerArray filled;

    private MappedStore(FileChannel channel, int count, int length) throws IOException {
        this.channel = channel;
        this.length = length;
        perSegment = (int) (SEGMENT_BYTES / length);
        filled = new AtomicIntegerArray(count);
        for (int first = 0; first < count; first += perSegment) {
            long bytes = (long) Math.min(perSegment, count - first) * length;
            segments.add(channel.map(MapMode.READ_WRITE, (long) first * length, bytes));
        }
    }

    static MappedStore create(int count, int length) throws IOException {
        Path file = Files.createTempFile("stylegan4j-pictures-", ".raw");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new MappedStore(channel, count, length);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        } finally {
            forget(file);
        }
    }

    /** Where an open file can be deleted it is, at once, so that nothing stays behind even when the process is killed. */
    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    @Override
    public boolean has(int index) {
        return filled.get(index) != 0;
    }

    @Override
    public void put(int index, byte[] picture) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(picture);
        long at = (long) index * length;
        while (rest.hasRemaining()) {
            at += channel.write(rest, at);
        }
        filled.set(index, 1);
    }

    @Override
    public void copy(int index, byte[] to, int offset) {
        segments.get(index / perSegment).get(index % perSegment * length, to, offset, length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
