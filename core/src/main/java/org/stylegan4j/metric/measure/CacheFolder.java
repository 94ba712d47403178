package org.stylegan4j.metric.measure;

import java.nio.file.Path;
import java.util.Map;
import org.stylegan4j.metric.feature.FeatureStore;

/**
 * Where detectors are looked for and features are kept.
 *
 * @param path the folder; it need not exist
 */
public record CacheFolder(Path path) {
    /** Features beyond so many bytes are deleted, those first that were not used for longest. */
    public static final long FEATURE_BYTES = 8L << 30;

    /** The folder of this user on this system: {@code $STYLEGAN4J_CACHE}, or where the system keeps caches. */
    public static CacheFolder standard() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static CacheFolder of(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("STYLEGAN4J_CACHE", "");
        if (!own.isBlank()) {
            return new CacheFolder(Path.of(own));
        }
        for (String name : new String[] {"XDG_CACHE_HOME", "LOCALAPPDATA"}) {
            String caches = environment.getOrDefault(name, "");
            if (!caches.isBlank()) {
                return new CacheFolder(Path.of(caches, "stylegan4j"));
            }
        }
        return new CacheFolder(home.resolve(".cache").resolve("stylegan4j"));
    }

    /** For files such as {@code inception-2015-12-05.pt}. */
    public Path detectors() {
        return path.resolve("detectors");
    }

    /** For a {@link FeatureStore}. */
    public FeatureStore features() {
        return new FeatureStore(path.resolve("features"));
    }
}
