package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SystemsTest {
    @Test
    void settingsComeBackFromJson() {
        TrainConfig config = ToyRun.config(5, "initFrom=net.safetensors", "data.maxImages=3", "output.description=x");
        assertEquals(config, ToyRun.SYSTEMS.read(Systems.write(config)));
    }

    @Test
    void unknownSystemListsTheKnownOnes() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Systems.ALL.read(Systems.write(ToyRun.config(5))));
        assertEquals("unknown system 'toy'; known: [msg-progan, progan, stylegan1, stylegan2]", e.getMessage());
    }
}
