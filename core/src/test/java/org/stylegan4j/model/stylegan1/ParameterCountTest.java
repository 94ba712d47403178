package org.stylegan4j.model.stylegan1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/** The published networks' numbers of parameters, and names and shapes as in the published files. */
@ExtendWith(NoLeaks.class)
class ParameterCountTest {
    private static final Channels PAPER = new Channels(16_384, 512);

    private static long generator(int resolution, Styles styles) {
        GeneratorConfig c = new GeneratorConfig(512, 0, 512, 8, resolution, 3, PAPER, styles, true, true);
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            new Generator(p, c, Compute.PLAIN);
            return p.parameterCount();
        }
    }

    private static long discriminator(int resolution, boolean revised) {
        DiscriminatorConfig c = new DiscriminatorConfig(0, resolution, 3, PAPER, revised, false, 4);
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            new Discriminator(p, c, Compute.PLAIN);
            return p.parameterCount();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "32, 22841356, 21523475, 20726785",
        "64, 25137935, 23819544, 22498049",
        "128, 25843858, 24525213, 22941313",
        "256, 26086229, 24767458, 23052353",
        "512, 26179768, 24860935, 23080225",
        "1024, 26219627, 24900764, 23087249"
    })
    void equalThePublishedOnes(int resolution, long adaptive, long demodulated, long d) {
        assertEquals(adaptive, generator(resolution, Styles.ADAPTIVE), "StyleGAN's G");
        assertEquals(demodulated, generator(resolution, Styles.DEMODULATED), "G of configs B to D");
        assertEquals(d, discriminator(resolution, false), "StyleGAN's D");
        if (resolution == 1024) {
            assertEquals(d, discriminator(resolution, true), "D of configs B to D");
        }
    }

    private static void assertShape(Map<String, Tensor> all, String path, long... shape) {
        assertTrue(all.containsKey(path), path + " is missing in " + all.keySet());
        assertEquals(Arrays.toString(shape), Arrays.toString(all.get(path).shape()), path);
    }

    @Test
    void namesOfStyleGansGeneratorAreThePublishedOnes() {
        Nets.with(Nets.generator(Styles.ADAPTIVE, 3), (g, p) -> {
            assertShape(p.buffers(), "dlatent_avg", 8);
            assertShape(p.buffers(), "synthesis.lod");
            assertShape(p.buffers(), "synthesis.noise0", 1, 1, 4, 4);
            assertShape(p.buffers(), "synthesis.noise1", 1, 1, 4, 4);
            assertShape(p.buffers(), "synthesis.noise5", 1, 1, 16, 16);
            Map<String, Tensor> trained = p.parameters();
            assertShape(trained, "mapping.LabelConcat.weight", 3, 8);
            assertShape(trained, "mapping.Dense0.weight", 8, 16);
            assertShape(trained, "mapping.Dense1.bias", 8);
            assertShape(trained, "synthesis.4x4.Const.const", 1, 8, 4, 4);
            assertShape(trained, "synthesis.4x4.Const.bias", 8);
            assertShape(trained, "synthesis.4x4.Const.Noise.weight", 8);
            assertShape(trained, "synthesis.4x4.Const.StyleMod.weight", 16, 8);
            assertShape(trained, "synthesis.4x4.Const.StyleMod.bias", 16);
            assertShape(trained, "synthesis.4x4.Conv.weight", 8, 8, 3, 3);
            assertShape(trained, "synthesis.8x8.Conv0_up.weight", 8, 8, 3, 3);
            assertShape(trained, "synthesis.16x16.Conv1.Noise.weight", 8);
            assertShape(trained, "synthesis.ToRGB_lod0.weight", 3, 8, 1, 1);
            assertShape(trained, "synthesis.ToRGB_lod2.bias", 3);
        });
    }

    @Test
    void namesOfTheRevisedGeneratorAreThePublishedOnes() {
        Nets.with(Nets.generator(Styles.DEMODULATED, 0), (g, p) -> {
            Set<String> noise = new TreeSet<>(p.buffers().keySet());
            assertEquals(
                    "[dlatent_avg, synthesis.lod, synthesis.noise0, synthesis.noise1, synthesis.noise2, "
                            + "synthesis.noise3, synthesis.noise4]",
                    noise.toString());
            assertShape(p.buffers(), "synthesis.noise4", 1, 1, 16, 16);
            Map<String, Tensor> trained = p.parameters();
            assertShape(trained, "synthesis.4x4.Const.const", 1, 8, 4, 4);
            assertShape(trained, "synthesis.4x4.Conv.mod_weight", 8, 8);
            assertShape(trained, "synthesis.16x16.Conv0_up.weight", 8, 8, 3, 3);
            assertShape(trained, "synthesis.16x16.Conv1.noise_strength");
            assertShape(trained, "synthesis.ToRGB_lod1.mod_bias", 8);
            assertShape(trained, "synthesis.ToRGB_lod1.weight", 3, 8, 1, 1);
        });
    }

    @Test
    void namesOfTheDiscriminatorsAreThePublishedOnes() {
        Nets.with(Nets.discriminator(false, false, 3), (d, p) -> {
            assertShape(p.buffers(), "lod");
            assertShape(p.parameters(), "FromRGB_lod0.weight", 8, 3, 1, 1);
            assertShape(p.parameters(), "16x16.Conv0.weight", 8, 8, 3, 3);
            assertShape(p.parameters(), "16x16.Conv1_down.bias", 8);
            assertShape(p.parameters(), "4x4.Conv.weight", 8, 9, 3, 3);
            assertShape(p.parameters(), "4x4.Dense0.weight", 8, 128);
            assertShape(p.parameters(), "4x4.Dense1.weight", 3, 8);
        });
        Nets.with(Nets.discriminator(true, false, 0), (d, p) -> {
            assertShape(p.parameters(), "Output.weight", 1, 8);
            assertEquals(Set.of("lod"), p.buffers().keySet());
        });
    }
}
