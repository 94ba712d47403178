package org.stylegan4j.model.progan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;

/** Names and numbers of the published networks' weights. */
@ExtendWith(NoLeaks.class)
class ProGanCountTest {
    @ParameterizedTest
    @CsvSource({
        "32, 20719628, 20726785",
        "64, 22490383, 22498049",
        "128, 22933394, 22941313",
        "256, 23044309, 23052353",
        "512, 23072120, 23080225",
        "1024, 23079115, 23087249"
    })
    void equalThePublishedOnes(int resolution, long generator, long discriminator) {
        Channels channels = Networks.PAPER.channels();
        try (Rng rng = new Rng(0);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU)) {
            new Generator(g, new GeneratorConfig(512, 0, resolution, 3, channels), Compute.PLAIN, GrowthStage.full(4));
            new Discriminator(
                    d, new DiscriminatorConfig(0, resolution, 3, channels, 4), Compute.PLAIN, GrowthStage.full(4));
            assertEquals(generator, g.parameterCount(), "G");
            assertEquals(discriminator, d.parameterCount(), "D");
        }
    }

    @Test
    void namesAreThePublishedOnes() {
        Channels channels = new Channels(64, 4);
        try (Rng rng = new Rng(0);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU)) {
            new Generator(g, new GeneratorConfig(5, 2, 8, 3, channels), Compute.PLAIN, GrowthStage.full(4));
            new Discriminator(d, new DiscriminatorConfig(2, 8, 3, channels, 4), Compute.PLAIN, GrowthStage.full(4));
            assertEquals(
                    List.of(
                            "4x4.Dense.weight",
                            "4x4.Dense.bias",
                            "4x4.Conv.weight",
                            "4x4.Conv.bias",
                            "8x8.Conv0_up.weight",
                            "8x8.Conv0_up.bias",
                            "8x8.Conv1.weight",
                            "8x8.Conv1.bias",
                            "ToRGB_lod1.weight",
                            "ToRGB_lod1.bias",
                            "ToRGB_lod0.weight",
                            "ToRGB_lod0.bias",
                            "lod"),
                    List.copyOf(g.all().keySet()));
            assertEquals(
                    List.of(
                            "FromRGB_lod1.weight",
                            "FromRGB_lod1.bias",
                            "FromRGB_lod0.weight",
                            "FromRGB_lod0.bias",
                            "8x8.Conv0.weight",
                            "8x8.Conv0.bias",
                            "8x8.Conv1_down.weight",
                            "8x8.Conv1_down.bias",
                            "4x4.Conv.weight",
                            "4x4.Conv.bias",
                            "4x4.Dense0.weight",
                            "4x4.Dense0.bias",
                            "4x4.Dense1.weight",
                            "4x4.Dense1.bias",
                            "lod"),
                    List.copyOf(d.all().keySet()));
            assertEquals(7, g.all().get("4x4.Dense.weight").size(1));
            assertEquals(3, d.all().get("4x4.Dense1.weight").size(0));
            assertEquals(List.of("lod"), List.copyOf(g.buffers().keySet()));
        }
    }
}
