package org.stylegan4j.data.make;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where a dataset is written. Nothing is at its place before {@link #commit}; closing without it leaves nothing behind. */
interface DatasetSink extends Closeable {
    /** Adds one file under a path with '/'. */
    void add(String name, byte[] data) throws IOException;

    /** Puts the finished dataset to its place. */
    void commit() throws IOException;

    static DatasetSink open(MakeConfig config) throws IOException {
        Path dest = config.dest().toAbsolutePath().normalize();
        Files.createDirectories(dest.getParent());
        return config.toZip() ? Zip.open(dest) : Folder.open(dest);
    }

    /** A zip without compression, since PNG files hold none that could be had twice. */
    final class Zip implements DatasetSink {
        /** The earliest date that zip knows: the same pictures make the same file. */
        private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

        private final Path dest;
        private final Path partial;
        /** Closed by itself too: on a full disk the zip fails to close before it comes to its file. */
        private final OutputStream file;

        private final ZipOutputStream zip;

        private Zip(Path dest, Path partial) throws IOException {
            this.dest = dest;
            this.partial = partial;
            file = Files.newOutputStream(partial);
            zip = new ZipOutputStream(new BufferedOutputStream(file, 1 << 16));
            zip.setMethod(ZipOutputStream.STORED);
        }

        static Zip open(Path dest) throws IOException {
            if (Files.isDirectory(dest)) {
                throw new IOException("expected a zip file but was a folder: " + dest);
            }
            return new Zip(dest, dest.resolveSibling(dest.getFileName() + ".partial"));
        }

        @Override
        public void add(String name, byte[] data) throws IOException {
            CRC32 crc = new CRC32();
            crc.update(data);
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(TIME);
            entry.setSize(data.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(data);
            zip.closeEntry();
        }

        @Override
        public void commit() throws IOException {
            zip.close();
            Files.move(partial, dest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            try (file) {
                zip.close();
            } finally {
                Files.deleteIfExists(partial);
            }
        }
    }

    /** A folder, filled under another name. */
    final class Folder implements DatasetSink {
        private final Path dest;
        private final Path partial;

        private Folder(Path dest, Path partial) {
            this.dest = dest;
            this.partial = partial;
        }

        static Folder open(Path dest) throws IOException {
            if (Files.isDirectory(dest)) {
                try (Stream<Path> files = Files.list(dest)) {
                    if (files.findAny().isPresent()) {
                        throw new IOException("folder must be empty: " + dest);
                    }
                }
            } else if (Files.exists(dest)) {
                throw new IOException("expected a folder or a name that ends in .zip but was a file: " + dest);
            }
            return new Folder(dest, Files.createDirectory(freeName(dest)));
        }

        private static Path freeName(Path dest) {
            Path name = dest.resolveSibling(dest.getFileName() + ".partial");
            for (int i = 1; Files.exists(name); i++) {
                name = dest.resolveSibling(dest.getFileName() + ".partial" + i);
            }
            return name;
        }

        @Override
        public void add(String name, byte[] data) throws IOException {
            Path file = partial.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, data);
        }

        @Override
        public void commit() throws IOException {
            Files.deleteIfExists(dest);
            Files.move(partial, dest, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            if (!Files.exists(partial)) {
                return;
            }
            Files.walkFileTree(partial, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                    Files.delete(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
