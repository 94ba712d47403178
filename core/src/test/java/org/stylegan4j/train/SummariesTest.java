package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.TrainConfig;

/** The tables of layers, for all systems. */
@ExtendWith(NoLeaks.class)
class SummariesTest {
    private static ModelConfig config(String system, String preset, int resolution) {
        return Presets.of(system, preset, TrainConfig.Data.of("pictures"), resolution)
                .model();
    }

    private static long parameters(Summary network) {
        return network.rows().stream().mapToLong(Summary.Row::parameters).sum();
    }

    /** The published totals at 1024x1024. */
    @ParameterizedTest
    @CsvSource({
        "progan, v2-1gpu, 23079115, 23087249",
        "stylegan1, mixing-regularization, 26219627, 23087249",
        "stylegan2, config-a, 26219627, 23087249",
        "stylegan2, config-b, 24900764, 23087249",
        "stylegan2, config-c, 24900764, 23087249",
        "stylegan2, config-d, 24900764, 23087249",
        "stylegan2, config-e, 24900764, 24038161",
        "stylegan2, config-f, 30370060, 29012513"
    })
    void totalsAreThePublishedOnes(String system, String preset, long generator, long discriminator) {
        Setup setup = new Setup(1024, 3, 0, Compute.PLAIN, 0);
        List<Summary> networks = config(system, preset, 1024).summaries(setup);
        assertEquals(generator, parameters(networks.get(0)));
        assertEquals(discriminator, parameters(networks.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"progan", "msg-progan", "stylegan1", "msg-stylegan", "stylegan2"})
    void everyTrainedNumberIsCounted(String system) {
        Setup setup = new Setup(16, 1, 3, Compute.PLAIN, 0);
        ModelConfig config = config(system, "laptop", 16);
        List<Summary> networks = config.summaries(setup);
        try (Model model = config.build(setup)) {
            assertEquals(model.networks().get("G").parameterCount(), parameters(networks.get(0)));
            assertEquals(model.networks().get("D").parameterCount(), parameters(networks.get(1)));
        }
    }
}
