package org.stylegan4j.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The finished parts of an unfinished file, kept beside it so that the same work goes on where it was interrupted, even by a power
 * cut. All parts have one length. Closing keeps them; {@link #delete} when the file is whole.
 */
public final class ResumableFile implements AutoCloseable {
    private final Path path;
    private final RandomAccessFile file;
    private final int length;
    private final int header;
    private int parts;

    private ResumableFile(Path path, RandomAccessFile file, int length, byte... key) throws IOException {
        this.path = path;
        this.file = file;
        this.length = length;
        header = key.length;
        byte[] before = new byte[header];
        if (file.length() >= header) {
            file.readFully(before);
        }
        parts = Arrays.equals(key, before) ? (int) ((file.length() - header) / length) : 0;
        file.seek(0);
        file.write(key);
        file.setLength(end());
    }

    /**
     * Finds the parts of an earlier attempt, or begins.
     *
     * @param target the file that is being made
     * @param key all that decides what the parts are; those of other keys are forgotten
     * @param length of a part in bytes
     */
    public static ResumableFile open(Path target, String key, int length) throws IOException {
        Path whole = target.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        Path path = whole.resolveSibling(whole.getFileName() + ".draft");
        String hash = new Sha256().add(key + " " + length).hex();
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            return new ResumableFile(path, file, length, hash.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private long end() {
        return header + (long) parts * length;
    }

    /** How many parts there are. */
    public int parts() {
        return parts;
    }

    /** A part that is there. */
    public byte[] read(int part) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(header + (long) part * length);
        file.readFully(bytes);
        return bytes;
    }

    /** Adds the next part. */
    public void add(byte... part) throws IOException {
        file.seek(end());
        file.write(part, 0, length);
        parts++;
    }

    /** Forgets all parts. */
    public void delete() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (parts == 0) {
            Files.deleteIfExists(path);
        }
    }
}
