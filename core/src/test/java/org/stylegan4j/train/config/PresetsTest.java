package org.stylegan4j.train.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.stylegan2.Architecture;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.system.Systems;

class PresetsTest {
    private static TrainConfig preset(String name, int resolution) {
        return Presets.of(name, TrainConfig.Data.of("pictures"), resolution);
    }

    private static void assertAuto(int resolution, int batch, double gamma) {
        TrainConfig c = preset("auto", resolution);
        assertEquals(batch, c.schedule().batch());
        assertEquals(gamma, ((StyleGan2Config) c.model()).loss().penalty().gamma(), 1e-12);
    }

    @Test
    void autoFollowsTheReferencesFormulas() {
        assertAuto(128, 32, 0.1024);
        assertAuto(256, 16, 0.8192);
        assertAuto(512, 8, 6.5536);
        assertAuto(1024, 4, 52.4288);
        StyleGan2Config c = (StyleGan2Config) preset("auto", 1024).model();
        assertEquals(32_768, c.networks().channels().base());
        assertEquals(0.002, c.training().generator().learningRate());
        assertEquals(1250, c.training().average().halfLifeImages());
    }

    @Test
    void cifarHasNeitherPathLengthNorMixing() {
        TrainConfig c = preset("cifar", 32);
        StyleGan2Config m = (StyleGan2Config) c.model();
        assertEquals(0, m.style().pathLength().weight());
        assertEquals(0, m.style().mixing());
        assertEquals(Architecture.ORIG, m.networks().discriminator());
        assertEquals(Architecture.SKIP, m.networks().generator());
        assertEquals(500_000, m.training().average().halfLifeImages());
        assertEquals(64, c.schedule().batch());
        assertEquals(32, c.schedule().batchGpu());
    }

    @Test
    void stylegan2IsThePapersConfigF() {
        assertEquals(StyleGan2Config.PAPER, preset("stylegan2", 1024).model());
    }

    @Test
    void everyRowComesBackFromItsJson() {
        for (GanSystem system : Systems.ALL.all()) {
            for (Preset row : system.presets()) {
                TrainConfig c = Presets.of(system.name(), row.name(), TrainConfig.Data.of("pictures"), 256);
                assertEquals(c, SettingsJson.read(SettingsJson.write(c), Systems.ALL));
            }
        }
    }

    @Test
    void unknownPresetListsTheKnownOnes() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> preset("paper", 256));
        String known = "laptop, auto, stylegan2, paper256, paper512, paper1024, cifar, config-a, config-b, ";
        assertTrue(e.getMessage().startsWith("unknown preset 'paper'; known: " + known), e.getMessage());
    }

    @Test
    void rowsBelongToTheirSystem() {
        TrainConfig c = Presets.of("progan", "v2-1gpu", TrainConfig.Data.of("pictures"), 1024);
        assertEquals("progan", c.model().system());
        assertEquals(12_000, c.schedule().totalKimg());
        assertEquals(
                "unknown preset 'paper256' of progan; known: laptop, v2-1gpu, v2-2gpus, v2-4gpus, v2-8gpus, v1-1gpu",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Presets.of("progan", "paper256", TrainConfig.Data.of("pictures"), 256))
                        .getMessage());
        String unknown = assertThrows(IllegalArgumentException.class, () -> Presets.usual("no-gan", false))
                .getMessage();
        assertTrue(
                unknown.startsWith(
                        "unknown model 'no-gan'; known: stylegan2, stylegan1, msg-stylegan, progan, msg-progan"),
                unknown);
        assertEquals("auto", Presets.usual("stylegan2", true));
        assertEquals("v2-1gpu", Presets.usual("progan", true));
        assertEquals("laptop", Presets.usual("progan", false));
    }

    /** The last one that the row speaks of. */
    private static int size(Preset row) {
        Matcher sizes = Pattern.compile("(\\d+)x\\d+").matcher(row.reproduces());
        int last = 64;
        while (sizes.find()) {
            last = Integer.parseInt(sizes.group(1));
        }
        return last;
    }

    @Test
    void everySystemHasARowForLaptopsAndEveryRowWorksAtItsSize() {
        for (GanSystem system : Systems.ALL.all()) {
            for (Preset row : system.presets()) {
                Presets.of(system.name(), "laptop", TrainConfig.Data.of("pictures"), 32)
                        .check(32);
                int r = size(row);
                Presets.of(system.name(), row.name(), TrainConfig.Data.of("pictures"), r)
                        .check(r);
            }
        }
    }
}
