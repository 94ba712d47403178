package org.stylegan4j.data.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/** The files of a folder and its sub-folders; links are followed. */
public record FolderTree(Path root, List<String> names) implements FileTree {
    /** The files below a folder. */
    public static FolderTree open(Path root) throws IOException {
        List<String> names = new ArrayList<>();
        Files.walkFileTree(
                root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                        return dir.equals(root) || !FileTree.isLitter(relative(root, dir))
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && !FileTree.isLitter(relative(root, file))) {
                            names.add(relative(root, file));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                        // A folder that may not be entered, or a link in a circle, hides only itself.
                        if (file.equals(root)) {
                            throw e;
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        Collections.sort(names);
        return new FolderTree(root, List.copyOf(names));
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    @Override
    public String path() {
        return root.toString();
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        Path file = root.resolve(name);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("file larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("file is gone", e);
        }
    }

    @Override
    public byte[] head(String name, int length) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(name))) {
            return in.readNBytes(length);
        } catch (NoSuchFileException e) {
            throw new IOException("file is gone", e);
        }
    }

    @Override
    public void close() {}
}
