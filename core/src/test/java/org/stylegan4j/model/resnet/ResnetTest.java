package org.stylegan4j.model.resnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.model.resnet.DiscriminatorConfig.Pooling;
import org.stylegan4j.model.resnet.GeneratorConfig.Upsampling;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class ResnetTest {
    @ParameterizedTest
    @CsvSource({
        "32, 256, 128, 0, 4276739, 1053825, 9631",
        "48, 512, 1024, 0, 4878083, 10141441, 24863",
        "64, 1024, 1024, 0, 12220675, 10141441, 24863",
        "128, 1024, 1024, 0, 32150787, 29017857, 45343",
        "32, 256, 128, 10, 4304387, 1055105, 9515",
        "32, 256, 128, 100, 4580867, 1066625, 9605",
        "128, 1024, 1024, 1000, 41996931, 30041857, 47367"
    })
    void parametersAndBuffersAreAsManyAsTheLibrarys(
            int r, int gWidth, int dWidth, int classes, long generator, long discriminator, long buffers) {
        try (Params g = Params.shapesOnly();
                Params d = Params.shapesOnly()) {
            new Generator(g, GeneratorConfig.of(128, classes, r, 3, gWidth), Compute.PLAIN);
            new Discriminator(d, DiscriminatorConfig.sngan(classes, r, 3, dWidth), Compute.PLAIN);
            assertEquals(generator, g.parameterCount());
            assertEquals(discriminator, d.parameterCount());
            assertEquals(
                    buffers,
                    d.buffers().values().stream().mapToLong(Tensor::count).sum());
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 256, 128, 10, 16, 8, 4386308, 1075586", "128, 1024, 1024, 1000, 32, 32, 42078852, 30062338"})
    void attentionAddsAsManyAsTheLibrarys(
            int r, int gWidth, int dWidth, int classes, int gSide, int dSide, long generator, long discriminator) {
        try (Params g = Params.shapesOnly();
                Params d = Params.shapesOnly()) {
            GeneratorConfig gc =
                    new GeneratorConfig(128, classes, r, 3, gWidth, Upsampling.BILINEAR, gSide, Spectral.TORCH);
            DiscriminatorConfig dc = new DiscriminatorConfig(
                    classes, r, 3, dWidth, Pooling.SUM, true, dSide, Spectral.TORCH, Spectral.TORCH);
            new Generator(g, gc, Compute.PLAIN);
            new Discriminator(d, dc, Compute.PLAIN);
            assertEquals(generator, g.parameterCount());
            assertEquals(discriminator, d.parameterCount());
        }
    }

    @Test
    void criticOfTheOfficialWidthHasAsManyAsTheReferences() {
        try (Params g = Params.shapesOnly();
                Params d = Params.shapesOnly()) {
            new Generator(g, GeneratorConfig.of(128, 0, 32, 3, 128), Compute.PLAIN);
            new Discriminator(d, DiscriminatorConfig.critic(0, 32, 3, 128), Compute.PLAIN);
            assertEquals(1_204_483, g.parameterCount());
            assertEquals(1_053_825, d.parameterCount());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 48, 64, 128})
    void drawsAndJudgesAtEverySize(int r) {
        try (Rng rng = new Rng(0);
                Params gp = Params.create(rng, Device.CPU);
                Params dp = Params.create(rng, Device.CPU)) {
            Compute half = new Compute(Device.CPU, DType.BF16, true);
            Generator g = new Generator(gp, GeneratorConfig.of(5, 2, r, 1, 16), half);
            Discriminator d = new Discriminator(dp, DiscriminatorConfig.sngan(2, r, 1, 16), half);
            Tensor y = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
            Tensor images = g.forward(Golden.sine(0, 0.7, 2, 5), y, Mode.TRAINING);
            assertArrayEquals(new long[] {2, 1, r, r}, images.shape());
            Tensor logits = d.forward(images, y, Mode.TRAINING);
            assertArrayEquals(new long[] {2, 1}, logits.shape());
            assertTrue(logits.isFinite());
            assertTrue(logits.sub(d.forward(images, y.flip(1), Mode.INFERENCE))
                            .abs()
                            .sum()
                            .toDouble()
                    > 0);
        }
    }

    @Test
    void attentionMapsAreShares() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            GeneratorConfig config = new GeneratorConfig(5, 0, 32, 3, 8, Upsampling.NEAREST, 16, Spectral.TORCH);
            Generator g = new Generator(p, config, Compute.PLAIN);
            Tensor map = g.attention(Golden.sine(0, 0.7, 2, 5), Tensor.zeros(2, 0), Mode.INFERENCE);
            assertArrayEquals(new long[] {2, 256, 64}, map.shape());
            assertClose("sums", Tensor.full(1, DType.FP32, Device.CPU, 2, 256), map.sum(2), 1e-5);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused("resolution must be 32, 48, 64 or 128: 40", () -> GeneratorConfig.of(8, 0, 40, 3, 16));
        assertRefused("width must be a multiple of 16: 24", () -> DiscriminatorConfig.critic(0, 64, 3, 24));
        assertRefused(
                "no feature maps of this size to attend to: 12",
                () -> new GeneratorConfig(5, 0, 32, 3, 8, Upsampling.NEAREST, 12, Spectral.NONE));
        assertRefused(
                "no feature maps of this size to attend to: 4",
                () -> new DiscriminatorConfig(0, 32, 3, 8, Pooling.SUM, false, 4, Spectral.NONE, Spectral.NONE));
    }

    private static void assertRefused(String message, Runnable making) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, making::run).getMessage());
    }
}
