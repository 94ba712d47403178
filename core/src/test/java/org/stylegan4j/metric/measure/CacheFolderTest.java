package org.stylegan4j.metric.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private static final Path HOME = Path.of("/home/someone");

    @Test
    void ownVariableComesFirstThenTheSystemsThenHome() {
        Map<String, String> both = Map.of("STYLEGAN4J_CACHE", "/big", "XDG_CACHE_HOME", "/caches");
        assertEquals(Path.of("/big"), CacheFolder.of(both, HOME).path());
        assertEquals(
                Path.of("/caches/stylegan4j"),
                CacheFolder.of(Map.of("XDG_CACHE_HOME", "/caches"), HOME).path());
        assertEquals(
                Path.of("/home/someone/.cache/stylegan4j"),
                CacheFolder.of(Map.of("STYLEGAN4J_CACHE", ""), HOME).path());
    }
}
