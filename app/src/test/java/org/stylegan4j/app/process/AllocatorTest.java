package org.stylegan4j.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocatorTest {
    private static final String MAP = "7f00-7f01 r-xp 00000000 fe:00 42 /usr/lib/x86_64-linux-gnu/";

    @Test
    void findsAPreloadedOne() {
        assertEquals(Allocator.TCMALLOC, Allocator.of(MAP + "libtcmalloc_minimal.so.4.5.10\n", Map.of()));
        assertEquals(Allocator.JEMALLOC, Allocator.of(MAP + "libjemalloc.so.2\n", Map.of()));
    }

    @Test
    void otherwiseItIsGlibcWithOrWithoutHugePages() {
        String maps = MAP + "libc.so.6\n";
        assertEquals(Allocator.GLIBC, Allocator.of(maps, Map.of()));
        assertEquals(
                Allocator.GLIBC_HUGE_PAGES,
                Allocator.of(maps, Map.of("GLIBC_TUNABLES", "glibc.malloc.arena_max=2:glibc.malloc.hugetlb=1")));
    }

    @Test
    void onlyGlibcsAreSlow() {
        assertTrue(Allocator.GLIBC.isSlow());
        assertTrue(Allocator.GLIBC_HUGE_PAGES.isSlow());
        assertFalse(Allocator.TCMALLOC.isSlow());
    }
}
