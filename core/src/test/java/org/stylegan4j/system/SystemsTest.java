package org.stylegan4j.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;

class SystemsTest {
    @ParameterizedTest
    @CsvSource({
        "stylegan, stylegan1",
        "StyleGAN1, stylegan1",
        "stylegan2, stylegan2",
        "stylegan-2, stylegan2",
        "pggan, progan",
        "ProGAN, progan",
        "msg-gan, msg-progan",
        "MSG_StyleGAN, msg-stylegan"
    })
    void namesAreTakenAsPeopleTypeThem(String typed, String name) {
        assertEquals(name, Systems.ALL.named(typed).name());
    }

    @Test
    void unknownNamesListTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> Systems.ALL.named("vqgan"))
                .getMessage();
        assertTrue(message.startsWith("unknown model 'vqgan'; known: stylegan2, stylegan1, "), message);
    }

    @Test
    void noNameMeansTwoSystems() {
        Set<String> seen = new HashSet<>();
        for (GanSystem system : Systems.ALL.all()) {
            assertTrue(seen.add(system.name().toLowerCase(Locale.ROOT).replaceAll("[-_]", "")), system.name());
            for (String alias : system.names().aliases()) {
                assertEquals(system, Systems.ALL.named(alias), alias);
            }
        }
    }

    @Test
    void everyPresetSaysWhatItIsForAndWhatItCosts() {
        for (GanSystem system : Systems.ALL.all()) {
            Set<String> names = new HashSet<>();
            for (Preset p : system.presets()) {
                assertTrue(names.add(p.name()), system.name() + " " + p.name());
                assertTrue(!p.reproduces().isBlank() && !p.cost().isBlank(), system.name() + " " + p.name());
            }
        }
    }
}
