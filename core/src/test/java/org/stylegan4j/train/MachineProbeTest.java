package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.train.config.Machine;
import org.stylegan4j.train.config.Machine.Layout;
import org.stylegan4j.train.config.Machine.Precision;

@ExtendWith(NoLeaks.class)
class MachineProbeTest {
    @TempDir
    private Path dir;

    private ProbeMemory memory() {
        return new ProbeMemory(dir.resolve("cache/times.json"));
    }

    private static LayerTimes times(double fp32Last, double bf16Last, double fp32First, double bf16First) {
        return new LayerTimes(Map.of(
                "fp32 channels last", fp32Last,
                "bf16 channels last", bf16Last,
                "fp32 channels first", fp32First,
                "bf16 channels first", bf16First));
    }

    private static Machine open(Precision precision, Layout layout) {
        return new Machine("cpu", precision, layout);
    }

    @Test
    void nothingIsLeftOpen() {
        MachineProbe.Choice choice = MachineProbe.choose(open(Precision.AUTO, Layout.AUTO), memory());
        assertTrue(choice.machine().resolved());
        assertEquals("cpu", choice.machine().device());
        assertTrue(
                choice.reason().matches("a layer takes [\\d.]+ ms in bf16 .*|oneDNN is left out, .*"), choice.reason());
    }

    @Test
    void whatIsSettledStays() {
        Machine half = open(Precision.BF16, Layout.AUTO);
        assertEquals(
                Precision.BF16, MachineProbe.choose(half, memory()).machine().precision());
        Machine settled = open(Precision.BF16, Layout.CHANNELS_FIRST);
        assertEquals(settled, MachineProbe.choose(settled, memory()).machine());
    }

    @Test
    void aMeasurementIsRememberedAndWhatCannotBeReadIsMeasuredAgain() throws IOException {
        assumeFalse(Engine.info().oneDnnIsWrong());
        ProbeMemory memory = memory();
        memory.keep("another machine", times(9, 9, 9, 9));
        memory.keep(ProbeMemory.key(), times(8, 2, 8, 8));
        MachineProbe.Choice choice = MachineProbe.choose(open(Precision.AUTO, Layout.AUTO), memory);
        assertEquals(open(Precision.BF16, Layout.CHANNELS_LAST), choice.machine());
        assertEquals(
                "a layer takes 8.0 ms in bf16 channels first, 2.0 ms in bf16 channels last, 8.0 ms in fp32 channels first,"
                        + " 8.0 ms in fp32 channels last, measured before",
                choice.reason());

        for (String broken : new String[] {"{", "[]", "{\"" + ProbeMemory.key() + "\":{\"fp32\":1}}"}) {
            Files.writeString(memory.file(), broken);
            assertFalse(MachineProbe.choose(open(Precision.AUTO, Layout.AUTO), memory)
                    .reason()
                    .endsWith("measured before"));
            assertTrue(memory.find(ProbeMemory.key()).isPresent());
        }
    }

    @Test
    void whatIsNotTheRuleMustBeWorthIt() {
        Machine open = open(Precision.AUTO, Layout.AUTO);
        assertEquals(
                open(Precision.FP32, Layout.CHANNELS_LAST), times(2.3, 2, 2, 9).choose(open));
        assertEquals(
                open(Precision.FP32, Layout.CHANNELS_FIRST), times(2.5, 2, 2, 9).choose(open));
        assertEquals(
                open(Precision.BF16, Layout.CHANNELS_LAST),
                times(2.5, 2, 2.5, 9).choose(open));
        Machine fp32 = open(Precision.FP32, Layout.AUTO);
        assertEquals(
                open(Precision.FP32, Layout.CHANNELS_LAST), times(9, 1, 9, 1).choose(fp32));
    }
}
