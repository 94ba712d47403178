package org.stylegan4j.metric;

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
import org.stylegan4j.data.Sha256;

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
    Features features(PictureSet pictures, FeatureNet net, FeaturePart.Progress progress) throws IOException {
        Path place = Files.createDirectories(folder.resolve(key(pictures, net)));
        Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        List<FeaturePart> parts = new ArrayList<>();
        for (int first = 0; first < pictures.size(); first += FeaturePart.PICTURES) {
            String name = String.format(Locale.ROOT, "%06d.safetensors", first / FeaturePart.PICTURES);
            int rows = Math.min(FeaturePart.PICTURES, pictures.size() - first);
            FeaturePart part = new FeaturePart(place.resolve(name), first, rows);
            part.complete(pictures, net, progress);
            parts.add(part);
        }
        return new Features(parts);
    }

    private static String key(PictureSet pictures, FeatureNet net) throws IOException {
        return new Sha256()
                .add(String.join("\n", pictures.hash(), net.resizer(), net.name(), net.hash()))
                .hex();
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
