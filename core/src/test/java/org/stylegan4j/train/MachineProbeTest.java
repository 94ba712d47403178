package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.train.Machine.Layout;
import org.stylegan4j.train.Machine.Precision;

@ExtendWith(NoLeaks.class)
class MachineProbeTest {
    @Test
    void nothingIsLeftOpen() {
        MachineProbe.Choice choice = MachineProbe.choose(new Machine("cpu", Precision.AUTO, Layout.AUTO));
        assertTrue(choice.machine().resolved());
        assertEquals("cpu", choice.machine().device());
        assertTrue(
                choice.reason().matches("a layer takes [\\d.]+ ms in fp32 and .*|oneDNN is left out, .*"),
                choice.reason());
    }

    @Test
    void whatIsSettledStays() {
        Machine open = new Machine("cpu", Precision.BF16, Layout.AUTO);
        assertEquals(Precision.BF16, MachineProbe.choose(open).machine().precision());
        Machine settled = new Machine("cpu", Precision.BF16, Layout.CHANNELS_FIRST);
        assertEquals(settled, MachineProbe.choose(settled).machine());
    }
}
