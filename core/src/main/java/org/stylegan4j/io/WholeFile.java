package org.stylegan4j.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are whole or not there: to a temporary name beside, then renamed. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content of one file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; {@code out} is buffered and stays with the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Creates missing folders; leaves an earlier file as it was when the content fails or the disk is full. */
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16)) {
                content.writeTo(out);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
