package org.stylegan4j.train.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stylegan4j.system.Systems;
import org.stylegan4j.train.ToyRun;

class SettingsJsonTest {
    @Test
    void settingsComeBackFromJson() {
        TrainConfig config = ToyRun.config(5, "initFrom=net.safetensors", "data.maxImages=3", "output.description=x");
        assertEquals(config, SettingsJson.read(SettingsJson.write(config), ToyRun.SYSTEMS));
    }

    @Test
    void unknownSystemListsTheKnownOnes() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> SettingsJson.read(SettingsJson.write(ToyRun.config(5)), Systems.ALL));
        assertTrue(e.getMessage().startsWith("unknown model 'toy'; known: stylegan2, "), e.getMessage());
    }
}
