package org.stylegan4j.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stylegan4j.tensor.Engine;

class AdviceTest {
    private static final Map<String, String> LAUNCHED = Map.of("OPENBLAS_THREAD_TIMEOUT", "4");
    private static final Cpu FAST = new Cpu("", Set.of("avx2"));
    private static final long MEMORY = 16L << 30;

    private static List<String> advice(Machine machine, boolean cudaBuild, int cards) {
        return Advice.of(
                machine, new Engine.Info("linux-x86_64", "2.13.0", "AVX2", true, Optional.empty(), cudaBuild, cards));
    }

    private static void assertOnly(String start, List<String> advice) {
        assertEquals(1, advice.size(), advice.toString());
        assertTrue(advice.get(0).startsWith(start), advice.toString());
    }

    @Test
    void aWellSetUpMachineNeedsNone() {
        assertEquals(List.of(), advice(new Machine(FAST, Allocator.TCMALLOC, MEMORY, false, LAUNCHED), false, 0));
        assertEquals(List.of(), advice(new Machine(FAST, Allocator.TCMALLOC, MEMORY, true, LAUNCHED), true, 1));
    }

    @Test
    void aCardWithoutTheCudaBuildIsSaid() {
        Machine machine = new Machine(FAST, Allocator.TCMALLOC, MEMORY, true, LAUNCHED);
        assertOnly("there is an NVIDIA card", advice(machine, false, 0));
    }

    @Test
    void aCudaBuildWithoutACardIsSaid() {
        Machine machine = new Machine(FAST, Allocator.TCMALLOC, MEMORY, false, LAUNCHED);
        assertOnly("this is the CUDA build", advice(machine, true, 0));
    }

    @Test
    void aSlowAllocatorIsSaid() {
        assertOnly("tcmalloc", advice(new Machine(FAST, Allocator.GLIBC, MEMORY, false, LAUNCHED), false, 0));
    }

    @Test
    void anOldProcessorIsSaid() {
        Machine machine = new Machine(new Cpu("", Set.of("sse2")), Allocator.TCMALLOC, MEMORY, false, LAUNCHED);
        assertOnly("the processor has no AVX2", advice(machine, false, 0));
    }

    @Test
    void littleMemoryIsSaid() {
        assertOnly(
                "less than 4 GiB", advice(new Machine(FAST, Allocator.TCMALLOC, 1L << 30, false, LAUNCHED), false, 0));
    }

    @Test
    void anEnvironmentThatSlowsMatrixProductsIsSaid() {
        Map<String, String> slow = Map.of("OPENBLAS_CORETYPE", "Haswell");
        assertOnly(
                "OPENBLAS_CORETYPE is set",
                advice(new Machine(FAST, Allocator.TCMALLOC, MEMORY, false, slow), false, 0));
    }
}
