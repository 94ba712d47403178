package org.stylegan4j.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CpuTest {
    private static final String TWO_CORES = """
            processor\t: 0
            model name\t: AMD EPYC 9755
            flags\t\t: fpu sse2 avx2 avx512f avx512_bf16
            power management:

            processor\t: 1
            model name\t: another
            flags\t\t: fpu amx_bf16
            """;

    @Test
    void readsTheFirstProcessor() {
        assertEquals(
                new Cpu("AMD EPYC 9755", Set.of("fpu", "sse2", "avx2", "avx512f", "avx512_bf16")),
                Cpu.parse(TWO_CORES));
    }

    @Test
    void saysWhetherBf16IsFast() {
        assertEquals("bf16 is fast (avx512_bf16)", Cpu.parse(TWO_CORES).bf16());
        assertTrue(new Cpu("", Set.of("avx2")).bf16().startsWith("bf16 is slow here"));
        assertTrue(Cpu.parse("").bf16().contains("not known"));
    }

    @Test
    void missesAvx2OnlyWhereTheFlagsAreKnown() {
        assertTrue(new Cpu("", Set.of("sse2")).lacksAvx2());
        assertFalse(new Cpu("", Set.of()).lacksAvx2());
        assertFalse(Cpu.parse(TWO_CORES).lacksAvx2());
    }
}
