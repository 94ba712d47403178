package org.stylegan4j.model.stylegan1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.msg.Pyramid;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

/**
 * Whole networks against what src/test/python/stylegan1_networks.py computes plainly in float64. Relative tolerance 1e-4 of the
 * mean size of an element.
 */
@ExtendWith(NoLeaks.class)
class NetworksGoldenTest {
    private static final double TOLERANCE = 1e-4;
    private static final JsonNode GOLDEN = golden();

    private static JsonNode golden() {
        try (InputStream in = NetworksGoldenTest.class.getResourceAsStream("/stylegan1/networks.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertGolden(String network, String output, Tensor actual) {
        JsonNode node = GOLDEN.path(network).path(output);
        List<Double> first = new ArrayList<>();
        node.path("first").forEach(v -> first.add(v.asDouble()));
        double absolute = node.path("absolute").asDouble();
        Golden.Digest digest = Golden.digest(
                node.path("count").asLong(),
                node.path("sum").asDouble(),
                absolute,
                node.path("last").asDouble(),
                first.stream().mapToDouble(v -> v).toArray());
        double size = Math.max(1, absolute / Math.max(1, digest.count()));
        Golden.assertMatches(network + ", " + output, digest, actual, TOLERANCE * size);
    }

    private static void checkGenerator(String name, GeneratorConfig config, double... lods) {
        Nets.with(config, (g, p) -> {
            Tensor w = g.w(Nets.z(), Nets.labels(2, config.labelDim()));
            assertGolden(name, "w", w);
            for (double lod : lods) {
                g.lod().set(GrowthStage.ofLod(lod, config.resolution()));
                assertGolden(name, "image at lod " + lod, g.grown(g.repeat(w), Noise.CONST));
            }
        });
    }

    private static void checkDiscriminator(String name, DiscriminatorConfig config, double... lods) {
        Nets.with(config, (d, p) -> {
            for (double lod : lods) {
                GrowthStage fade = GrowthStage.ofLod(lod, config.resolution());
                d.lod().orElseThrow().set(fade);
                Tensor x = Golden.sine(0, 0.05, 4, 3, fade.resolution(), fade.resolution());
                Tensor logits = d.forward(List.of(x), Nets.labels(4, config.labelDim()));
                assertGolden(name, "logits at lod " + lod, logits);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"adaptive, ADAPTIVE", "demodulated, DEMODULATED"})
    void generatorsMakeTheReferencesNumbersAtEveryLevel(String name, Styles styles) {
        checkGenerator(name, Nets.generator(styles, 0), 0.0, 0.25, 1.0, 1.75);
    }

    @ParameterizedTest
    @CsvSource({"adaptive conditional, ADAPTIVE", "demodulated conditional, DEMODULATED"})
    void conditionalGeneratorsMakeTheReferencesNumbers(String name, Styles styles) {
        checkGenerator(name, Nets.generator(styles, 3), 0.0);
    }

    @Test
    void layersFrom128OnReadTheirKernelsTurned() {
        GeneratorConfig c = new GeneratorConfig(8, 0, 8, 2, 128, 3, new Channels(512, 4), Styles.ADAPTIVE, true, true);
        checkGenerator("adaptive from 128", c, 0.0, 0.5);
    }

    @Test
    void ablatedGeneratorsMakeTheReferencesNumbers() {
        checkGenerator("traditional", Nets.generator(Styles.NONE, 0), 0.0);
        GeneratorConfig c = new GeneratorConfig(8, 0, 8, 2, 16, 3, Nets.CHANNELS, Styles.ADAPTIVE, false, false);
        checkGenerator("dense without noise", c, 0.0);
    }

    @ParameterizedTest
    @CsvSource({"discriminator, false", "revised discriminator, true"})
    void discriminatorsMakeTheReferencesLogitsAtEveryLevel(String name, boolean revised) {
        checkDiscriminator(name, Nets.discriminator(revised, false, 0), 0.0, 0.25, 1.0, 1.75);
    }

    @ParameterizedTest
    @CsvSource({"discriminator conditional, false", "revised discriminator conditional, true"})
    void conditionalDiscriminatorsMakeTheReferencesLogits(String name, boolean revised) {
        checkDiscriminator(name, Nets.discriminator(revised, false, 3), 0.0);
    }

    @Test
    void multiScaleDiscriminatorMakesTheReferencesLogits() {
        Nets.with(Nets.discriminator(false, true, 0), (d, p) -> {
            List<Tensor> images = Pyramid.of(Golden.sine(0, 0.05, 4, 3, 16, 16));
            assertGolden("multi-scale discriminator", "logits", d.forward(images, Nets.labels(4, 0)));
        });
    }
}
