package org.stylegan4j.metric.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.metric.picture.PictureSet;

/**
 * Features that were computed once. They are found again by what they are features of (the pictures' content, the resizer, the
 * detector's weights), never by a name or a place. They are kept in parts, each written at once or not at all, so that a
 * measurement that was ended goes on where it was. Several processes may use one folder.
 */
public final class FeatureStore {
    private final Path folder;

    /** Uses a folder, which is made when needed. */
    public FeatureStore(Path folder) {
        this.folder = folder;
    }

    /** The features of all pictures of a set: those that are there, and the rest computed, a part at a time. */
    public Features features(PictureSet pictures, FeatureNet net, FeaturePart.Progress progress) throws IOException {
        List<String> what = List.of(pictures.hash(), net.resizer(), net.name(), net.hash());
        return rows(what, pictures.size(), (first, n) -> net.features(pictures.batch(first, n)), progress);
    }

    /**
     * Numbered rows of any kind, likewise.
     *
     * @param what they are: everything that they depend on
     */
    public Features rows(List<String> what, int count, FeaturePart.Source source, FeaturePart.Progress progress)
            throws IOException {
        Path place = Files.createDirectories(folder.resolve(key(what)));
        Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        List<FeaturePart> parts = new ArrayList<>();
        for (int first = 0; first < count; first += FeaturePart.PICTURES) {
            String name = String.format(Locale.ROOT, "%06d.safetensors", first / FeaturePart.PICTURES);
            int rows = Math.min(FeaturePart.PICTURES, count - first);
            FeaturePart part = new FeaturePart(place.resolve(name), first, rows);
            part.complete(source, count, progress);
            parts.add(part);
        }
        return new Features(parts);
    }

    private static String key(List<String> what) {
        return new Sha256().add(String.join("\n", what)).hex();
    }

    /**
     * Deletes what was not used for longest until the rest takes no more than so many bytes.
     *
     * @throws IOException when a file cannot be deleted
     */
    public void trim(long bytes) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        long left = bytes;
        for (Path place : newestFirst()) {
            left -= size(place);
            if (left < 0) {
                delete(place);
            }
        }
    }

    private List<Path> newestFirst() throws IOException {
        try (Stream<Path> places = Files.list(folder)) {
            List<Path> found = new ArrayList<>(places.filter(Files::isDirectory).toList());
            found.sort(
                    Comparator.comparing((Path p) -> p.toFile().lastModified()).reversed());
            return found;
        }
    }

    private static long size(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.mapToLong(p -> p.toFile().length()).sum();
        }
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(place);
    }
}
