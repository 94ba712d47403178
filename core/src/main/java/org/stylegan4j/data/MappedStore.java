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
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Decoded pictures in a temporary file, read through a memory map. Written through the file channel, not the map: on a full disk
 * that is an exception, while a store into a map would end the process. Closing gives the disk back.
 */
final class MappedStore implements PictureStore {
    private static final long SEGMENT_BYTES = 1 << 30;

    private final Path folder;
    private final FileChannel channel;
    private final int length;
    private final int perSegment;
    private final List<MappedByteBuffer> segments = new ArrayList<>();
    private final AtomicIntegerArray filled;
    /** A read after the file was cut would end the process. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private MappedStore(Path folder, FileChannel channel, int count, int length) throws IOException {
        this.folder = folder;
        this.channel = channel;
        this.length = length;
        perSegment = (int) (SEGMENT_BYTES / length);
        filled = new AtomicIntegerArray(count);
        for (int first = 0; first < count; first += perSegment) {
            long bytes = (long) Math.min(perSegment, count - first) * length;
            segments.add(channel.map(MapMode.READ_WRITE, (long) first * length, bytes));
        }
    }

    /** Makes room for {@code count} pictures of {@code length} bytes; the disk is taken as they are put. */
    static MappedStore create(Path folder, int count, int length) throws IOException {
        Path file = Files.createTempFile(folder, "stylegan4j-pictures-", ".raw");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new MappedStore(folder, channel, count, length);
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
        try {
            while (rest.hasRemaining()) {
                at += channel.write(rest, at);
            }
        } catch (IOException e) {
            throw new IOException("cannot keep decoded pictures in " + folder + ": " + e.getMessage(), e);
        }
        filled.set(index, 1);
    }

    @Override
    public void copy(int index, byte[] to, int offset) {
        lock.readLock().lock();
        try {
            if (segments.isEmpty()) {
                throw new IllegalStateException("dataset is closed");
            }
            segments.get(index / perSegment).get(index % perSegment * length, to, offset, length);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Cuts the file to nothing, since the disk would be held until the map is collected. No one reads the map from then on. */
    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try (channel) {
            segments.clear();
            cut();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void cut() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            // Windows keeps a mapped file as long as it is; the disk comes back with the process at the latest.
            return;
        }
    }
}
