package org.stylegan4j.model.stylegan2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;

/** The published networks' numbers of parameters and style layers. */
@ExtendWith(NoLeaks.class)
class ParameterCountTest {
    private static long generator(int resolution, int base, int mappingLayers, int labels) {
        GeneratorConfig c = new GeneratorConfig(
                512, labels, 512, mappingLayers, resolution, 3, new Channels(base, 512), Architecture.SKIP, 0, 0);
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            new Generator(p, c, Compute.PLAIN);
            return p.parameterCount();
        }
    }

    private static long discriminator(int resolution, int base, Architecture architecture, int labels) {
        DiscriminatorConfig c =
                new DiscriminatorConfig(labels, resolution, 3, new Channels(base, 512), architecture, 8, 4, 0, 0);
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            new Discriminator(p, c, Compute.PLAIN);
            return p.parameterCount();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "32, 16384, 21523475, 19947539, 21507073, 8",
        "64, 16384, 23819544, 22243608, 23407361, 10",
        "64, 32768, 27032600, 25456664, 26488833, 10",
        "128, 16384, 24525213, 22949277, 23882369, 12",
        "128, 32768, 29328669, 27752733, 28389121, 12",
        "256, 16384, 24767458, 23191522, 24001089, 14",
        "256, 32768, 30034338, 28458402, 28864129, 14",
        "512, 16384, 24860935, 23284999, 24030753, 16",
        "512, 32768, 30276583, 28700647, 28982849, 16",
        "1024, 16384, 24900764, 23324828, 24038161, 18",
        "1024, 32768, 30370060, 28794124, 29012513, 18"
    })
    void equalThePublishedOnes(int resolution, int base, long g8, long g2, long d, int layers) {
        assertEquals(g8, generator(resolution, base, 8, 0), "G with 8 mapping layers");
        assertEquals(g2, generator(resolution, base, 2, 0), "G with 2 mapping layers");
        assertEquals(d, discriminator(resolution, base, Architecture.RESNET, 0), "D");
        GeneratorConfig c =
                new GeneratorConfig(512, 0, 512, 8, resolution, 3, new Channels(base, 512), Architecture.SKIP, 0, 0);
        assertEquals(layers, c.layers());
    }

    @ParameterizedTest
    @CsvSource({"RESNET, 0, 21507073", "ORIG, 0, 20720641", "SKIP, 0, 20726785", "RESNET, 10, 23876096"})
    void discriminatorVariantsEqualThePublishedOnes(Architecture architecture, int labels, long expected) {
        assertEquals(expected, discriminator(32, 16384, architecture, labels));
    }

    @ParameterizedTest
    @CsvSource({"10, 20215315"})
    void conditionalGeneratorEqualsThePublishedOne(int labels, long expected) {
        assertEquals(expected, generator(32, 16384, 2, labels));
    }
}
