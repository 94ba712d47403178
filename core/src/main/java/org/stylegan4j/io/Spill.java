package org.stylegan4j.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Decoded pictures that memory has no room for, and the temporary file that takes them in its place.
 *
 * @param folder where the file is; it needs no name and vanishes with the process
 * @param bytes how long it becomes
 */
public record Spill(Path folder, long bytes) {
    /**
     * Sees to it that the file will have room, before any work.
     *
     * @throws IOException with one line that says what to do when it has none
     */
    public void check() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no such folder for decoded images, which need " + size(bytes)
                    + " beyond what memory may hold: " + folder + " (name one by --spill)");
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("cannot write to the folder for decoded images, which need " + size(bytes)
                    + " beyond what memory may hold: " + folder + " (name another by --spill)");
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            throw new IOException("decoded images need " + size(bytes) + ", more than memory may hold, but "
                    + size(free) + " are free in " + folder
                    + " (name a folder with room by --spill, or take fewer or smaller images)");
        }
    }

    /** Its length in words, such as 13.8 GB. */
    public String size() {
        return size(bytes);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
