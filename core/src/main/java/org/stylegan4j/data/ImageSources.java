package org.stylegan4j.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.stylegan4j.data.faces.FacesSource;
import org.stylegan4j.data.source.CifarFiles;
import org.stylegan4j.data.source.FileSource;
import org.stylegan4j.data.source.FileTree;
import org.stylegan4j.data.source.FolderTree;
import org.stylegan4j.data.source.IdxFiles;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.data.source.ZipTree;

/** Opens whatever a path points to as a source of pictures, recognised by content. */
public final class ImageSources {
    private static final String KINDS =
            "a folder of images, a zip, an idx file (MNIST), cifar-10-binary.tar.gz or faces";

    private ImageSources() {}

    /**
     * Opens a folder, a zip (both also in the reference's format with {@code dataset.json}), an idx file or a folder that holds
     * MNIST's, a folder of CIFAR-10 batches or their archive. The caller closes the source.
     *
     * @throws IOException with one line that says what was looked for when there is nothing of the kind
     */
    public static ImageSource open(String path, SourceConfig config) throws IOException {
        Path p = path(path);
        if (Files.isDirectory(p)) {
            return folder(p, config);
        }
        if (!Files.exists(p)) {
            throw new IOException("no such file or folder: " + path + missing(p));
        }
        return file(p, config);
    }

    /**
     * {@link #open(String, SourceConfig)}, or the built-in faces when {@code path} is {@code faces} and nothing of that name is
     * in the working folder.
     *
     * @param resolution of built-in pictures; 32 when empty. Other sources have their own
     */
    public static ImageSource open(String path, OptionalInt resolution, SourceConfig config) throws IOException {
        if (path.equals(FacesSource.NAME) && !Files.exists(path(path))) {
            int side = resolution.orElse(FacesSource.DEFAULT_RESOLUTION);
            return new FacesSource(FacesSource.DEFAULT_SEED, side, FacesSource.DEFAULT_SIZE);
        }
        return open(path, config);
    }

    private static Path path(String path) throws IOException {
        if (path.isBlank()) {
            throw new IOException("empty path; expected " + KINDS);
        }
        try {
            return Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IOException("no such file or folder: " + path, e);
        }
    }

    /** Where the path stops to exist, for long paths with a slip in the middle. */
    private static String missing(Path p) {
        Path parent = p.getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return parent == null || parent.equals(p.getParent()) ? "" : " (only " + parent + " exists)";
    }

    private static ImageSource folder(Path p, SourceConfig config) throws IOException {
        String name = stem(p);
        for (Path place : List.of(p, p.resolve("cifar-10-batches-bin"))) {
            if (firstFile(place, CifarFiles::isBatch).isPresent()) {
                return CifarFiles.readFolder(place, name, config.cond());
            }
        }
        Optional<Path> idx = firstFile(p, f -> f.matches("train-images[.-]idx3-ubyte(\\.gz)?"));
        if (idx.isPresent()) {
            return IdxFiles.read(idx.get(), name, config.cond());
        }
        return files(name, FolderTree.open(p), config);
    }

    private interface NameTest {
        boolean matches(String name);
    }

    private static Optional<Path> firstFile(Path folder, NameTest test) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> test.matches(f.getFileName().toString()))
                    .sorted()
                    .findFirst();
        }
    }

    private static ImageSource file(Path p, SourceConfig config) throws IOException {
        if (startsWith(p, 'P', 'K')) {
            return files(stem(p), ZipTree.open(p), config);
        }
        if (IdxFiles.isImages(p)) {
            return IdxFiles.read(p, stem(p), config.cond());
        }
        if (startsWith(p, 0x1f, 0x8b)) {
            return CifarFiles.readArchive(p, stem(p), config.cond());
        }
        throw new IOException(
                "expected " + KINDS + " but was " + (FileTree.isImage(p.toString()) ? "one image: " : "") + p);
    }

    private static ImageSource files(String name, FileTree tree, SourceConfig config) throws IOException {
        try {
            return new FileSource(name, tree, config);
        } catch (IOException | RuntimeException e) {
            tree.close();
            throw e;
        }
    }

    private static boolean startsWith(Path p, int first, int second) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(p), 16)) {
            return in.read() == first && in.read() == second;
        }
    }

    private static String stem(Path p) {
        Path file = p.getFileName();
        String name = file == null ? "root" : file.toString();
        return Files.isDirectory(p) ? name : name.replaceFirst("(\\.tar)?\\.(zip|gz)$", "");
    }
}
