package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.stylegan1.StyleGan1Config;
import org.stylegan4j.model.stylegan1.Styles;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.TrainConfig;

/** The switches of the published settings, config by config. */
class ConfigPresetsTest {
    private static TrainConfig config(String name) {
        return Presets.of("stylegan2", "config-" + name, TrainConfig.Data.of("pictures"), 1024);
    }

    @ParameterizedTest
    @CsvSource({
        "a, ADAPTIVE, false, 0",
        "b, DEMODULATED, false, 0",
        "c, DEMODULATED, true, 0",
        "d, DEMODULATED, true, 2"
    })
    void fourConfigsGrow(String name, Styles styles, boolean lazy, double pathLength) {
        TrainConfig c = config(name);
        StyleGan1Config m = (StyleGan1Config) c.model();
        assertEquals(styles, m.networks().styles());
        assertEquals(lazy, m.loss().penalty().lazyInterval() > 0);
        assertEquals(pathLength, m.style().pathLength().weight());
        assertEquals(10, m.loss().penalty().gamma());
        assertEquals(0.9, m.style().mixing());
        assertTrue(m.training().turns().generatorFirst());
        assertEquals(16_384, m.networks().channels().base());
        assertEquals(8, m.growth().initialResolution());
        assertEquals(256, m.growth().batch(8).getAsInt());
        assertEquals(32, m.growth().batch(1024).getAsInt());
        assertEquals(0.001, m.growth().learningRate(64).getAsDouble());
        assertEquals(0.003, m.growth().learningRate(512).getAsDouble());
        assertEquals(4, m.growth().tickKimg(1024).getAsDouble());
        assertEquals(10_000, m.training().average().halfLifeImages());
        assertEquals(25_000, c.schedule().totalKimg());
        assertEquals(8400, m.growth().completeKimg(1024));
    }

    @ParameterizedTest
    @CsvSource({"e, 16384, 100", "f, 32768, 10", "e-gorig-dskip, 16384, 100"})
    void othersDoNot(String name, int base, double gamma) {
        StyleGan2Config m = (StyleGan2Config) config(name).model();
        assertEquals(base, m.networks().channels().base());
        assertEquals(gamma, m.loss().penalty().gamma());
        assertEquals(0.002, m.training().generator().learningRate());
        assertEquals(2, m.style().pathLength().weight());
        assertFalse(m.growth().grows(1024));
    }

    @ParameterizedTest
    @CsvSource({
        "mixing-regularization, ADAPTIVE, true, 8, true, 0.9",
        "add-noise-inputs, ADAPTIVE, true, 8, true, 0",
        "remove-traditional-input, ADAPTIVE, true, 8, false, 0",
        "add-mapping-and-styles, ADAPTIVE, false, 8, false, 0",
        "tuned-baseline, NONE, false, 0, false, 0",
        "traditional-8, NONE, false, 8, false, 0"
    })
    void ablationsOfStyleGanAreRows(
            String name, Styles styles, boolean constInput, int mapping, boolean noise, double mixing) {
        TrainConfig c = Presets.of("stylegan1", name, TrainConfig.Data.of("pictures"), 1024);
        StyleGan1Config m = (StyleGan1Config) c.model();
        assertEquals(styles, m.networks().styles());
        assertEquals(constInput, m.networks().constInput());
        assertEquals(mapping, m.networks().mappingLayers());
        assertEquals(noise, m.networks().noise() == NoiseMode.RANDOM);
        assertEquals(mixing, m.style().mixing());
        assertFalse(m.training().turns().generatorFirst());
    }

    @Test
    void multiScaleVariantNeitherGrowsNorMixes() {
        TrainConfig c = Presets.of("msg-stylegan", "paper", TrainConfig.Data.of("pictures"), 1024);
        StyleGan1Config m = (StyleGan1Config) c.model();
        assertTrue(m.networks().multiScale());
        assertFalse(m.growth().grows(1024));
        assertEquals(0, m.style().mixing());
        assertEquals(0.003, m.training().generator().learningRate());
        assertEquals(25_000, c.schedule().totalKimg());
        TrainConfig small = Presets.of("msg-stylegan", "laptop", TrainConfig.Data.of("pictures"), 32);
        assertEquals(60, small.schedule().totalKimg());
    }
}
