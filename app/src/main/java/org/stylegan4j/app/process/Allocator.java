package org.stylegan4j.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which memory allocator serves the tensors: a third of the speed of training hangs on it. */
public enum Allocator {
    TCMALLOC("tcmalloc"),
    JEMALLOC("jemalloc"),
    MIMALLOC("mimalloc"),
    GLIBC_HUGE_PAGES("glibc with huge pages"),
    GLIBC("glibc, small pages"),
    SYSTEM("the system's");

    private static final Path MAPS = Path.of("/proc/self/maps");

    private final String words;

    Allocator(String words) {
        this.words = words;
    }

    /** This process's. */
    static Allocator detect() {
        if (!Files.isReadable(MAPS)) {
            return SYSTEM;
        }
        try {
            return of(Files.readString(MAPS), System.getenv());
        } catch (IOException e) {
            return SYSTEM; // only a report: do not fail over it
        }
    }

    /** Reads Linux's {@code /proc/self/maps} and the environment. */
    static Allocator of(String maps, Map<String, String> environment) {
        Optional<Allocator> preloaded = Stream.of(TCMALLOC, JEMALLOC, MIMALLOC)
                .filter(a -> maps.contains("/lib" + a.words))
                .findFirst();
        boolean huge = Arrays.asList(
                        environment.getOrDefault("GLIBC_TUNABLES", "").split(":"))
                .contains("glibc.malloc.hugetlb=1");
        return preloaded.orElse(huge ? GLIBC_HUGE_PAGES : GLIBC);
    }

    /** Whether a faster one can be had. */
    boolean isSlow() {
        return this == GLIBC || this == GLIBC_HUGE_PAGES;
    }

    @Override
    public String toString() {
        return words;
    }
}
