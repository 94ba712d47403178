package org.stylegan4j.train.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.Turns;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.Pairing;
import org.stylegan4j.model.loss.Penalty;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.progan.MsgProGanConfig;
import org.stylegan4j.model.stylegan1.StyleGan1Config;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.system.Systems;

class FormerSettingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What release 0.1 wrote, with one model's settings. */
    private static JsonNode written(String model) throws IOException {
        ObjectNode now = SettingsJson.write(Presets.of("laptop", TrainConfig.Data.of("faces"), 32));
        now.remove(FormerSettings.FORMAT);
        now.set("model", JSON.readTree(model));
        return now;
    }

    private static final String ADAM = "{\"learningRate\":0.001,\"beta1\":0.0,\"beta2\":0.99,\"epsilon\":1e-8}";
    private static final String OPTIMIZERS =
            "\"generatorOptimizer\":" + ADAM + ",\"discriminatorOptimizer\":" + ADAM.replace("0.001", "0.002");

    private static final String STYLEGAN1 = """
            {"system":"stylegan1",
             "networks":{"zDim":8,"wDim":8,"mappingLayers":2,"channels":{"base":64,"max":8},"styles":"adaptive",
              "constInput":true,"multiScale":false,"stddevGroup":4,"noise":"random"},
             "loss":{"form":"wasserstein","gamma":0.0,"gradientPenalty":10.0,"drift":0.001,"mixing":0.8,"generatorFirst":true},
             "regularization":{"lazy":false,"discriminatorInterval":16,"pathLengthWeight":2.0,"pathLengthDecay":0.02,
              "pathLengthShrink":1,"generatorInterval":8},
             %s,
             "average":{"halfLifeImages":5000.0,"rampUp":0.05},
             "growth":{"initialResolution":8,"trainingKimg":4.0,"transitionKimg":4.0,"batch":"16,32:8","learningRate":"","tickKimg":""}}
            """.formatted(OPTIMIZERS);

    @Test
    void styleGansSettingsAreTakenOver() throws IOException {
        StyleGan1Config c = (StyleGan1Config)
                SettingsJson.read(written(STYLEGAN1), Systems.ALL).model();
        PenaltyConfig wganGp = new PenaltyConfig(Penalty.WGAN_GP, 10, 1, 0);
        assertEquals(LossConfig.of(ScoreLoss.WASSERSTEIN, wganGp).withDrift(0.001), c.loss());
        assertEquals(0.8, c.style().mixing());
        assertEquals(
                "Settings[weight=2.0, decay=0.02, shrink=1, interval=8]",
                c.style().pathLength().toString());
        assertEquals(OptimizerConfig.adam(0.001), c.training().generator());
        assertEquals(OptimizerConfig.adam(0.002), c.training().discriminator());
        assertEquals(Average.halfLife(5000, 0.05), c.training().average());
        assertEquals(Turns.GENERATOR_FIRST, c.training().turns());
        assertEquals("16,32:8", c.growth().batch().toString());
    }

    @Test
    void lazyR1KeepsItsInterval() throws IOException {
        String lazy = STYLEGAN1
                .replace("\"gamma\":0.0,\"gradientPenalty\":10.0", "\"gamma\":3.0,\"gradientPenalty\":0.0")
                .replace("\"lazy\":false", "\"lazy\":true");
        StyleGan1Config c =
                (StyleGan1Config) SettingsJson.read(written(lazy), Systems.ALL).model();
        assertEquals(PenaltyConfig.r1(3).withInterval(16), c.loss().penalty());
    }

    @Test
    void twoPenaltiesAtOnceAreRefusedByName() {
        String both = STYLEGAN1.replace("\"gamma\":0.0", "\"gamma\":3.0");
        assertEquals(
                "settings of release 0.1 with two penalties: 3.0, 10.0",
                assertThrows(IllegalArgumentException.class, () -> SettingsJson.read(written(both), Systems.ALL))
                        .getMessage());
    }

    @Test
    void relativisticLossBecomesAPairing() throws IOException {
        String msg = """
                {"system":"msg-progan","networks":{"zDim":8,"channels":{"base":64,"max":8},"stddevGroup":0},
                 "loss":{"form":"hinge","relativistic":true,"penalty":"none","penaltyWeight":0.0,"penaltyTarget":1.0,"drift":0.0},
                 %s,"averageDecay":0.99}
                """.formatted(OPTIMIZERS);
        MsgProGanConfig c =
                (MsgProGanConfig) SettingsJson.read(written(msg), Systems.ALL).model();
        assertEquals(Pairing.AVERAGE, c.loss().pairing());
        assertEquals(Average.decay(0.99), c.training().average());
    }

    @Test
    void missingSettingsHaveTheirDefaultsAndUnknownOnesAreRefused() {
        TrainConfig config = Presets.of("laptop", TrainConfig.Data.of("faces"), 32);
        ObjectNode now = SettingsJson.write(config);
        ((ObjectNode) now.path("model").path("loss")).remove("drift");
        assertEquals(config, SettingsJson.read(now, Systems.ALL));
        ((ObjectNode) now.path("model").path("loss")).put("heat", 3);
        assertEquals(
                "unknown setting: heat; known: form, pairing, penalty, drift, generatorWeight",
                assertThrows(IllegalArgumentException.class, () -> SettingsJson.read(now, Systems.ALL))
                        .getMessage());
    }

    @Test
    void settingsOfANewerReleaseAreRefused() {
        ObjectNode now = SettingsJson.write(Presets.of("laptop", TrainConfig.Data.of("faces"), 32));
        now.put(FormerSettings.FORMAT, 3);
        assertEquals(
                "settings of a newer release, format 3; this one knows up to 2",
                assertThrows(IllegalArgumentException.class, () -> SettingsJson.read(now, Systems.ALL))
                        .getMessage());
    }
}
