package org.stylegan4j.model.biggan;

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
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class BigGanTest {
    private static long buffers(Params p) {
        return p.buffers().values().stream().mapToLong(Tensor::count).sum();
    }

    private static void assertCounts(GeneratorConfig config, long parameters, long buffers) {
        try (Params g = Params.shapesOnly()) {
            new Generator(g, config, Compute.PLAIN);
            assertEquals(parameters, g.parameterCount());
            assertEquals(buffers, buffers(g));
        }
    }

    private static void assertCounts(DiscriminatorConfig config, long parameters, long buffers) {
        try (Params d = Params.shapesOnly()) {
            new Discriminator(d, config, Compute.PLAIN);
            assertEquals(parameters, d.parameterCount());
            assertEquals(buffers, buffers(d));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "128, 96, 120, 64, 70433988, 63644, 87982370, 13192",
        "256, 96, 140, 64, 82235844, 72435, 99225890, 15667",
        "128, 64, 120, 64, 31978628, 42444, 39448258, 9136"
    })
    void parametersAreAsManyAsBigGans(int r, int ch, int z, int a, long g, long gBuffers, long d, long dBuffers) {
        assertCounts(GeneratorConfig.biggan(z, 1000, r, ch, a), g, gBuffers);
        assertCounts(DiscriminatorConfig.biggan(1000, r, ch, a), d, dBuffers);
    }

    @Test
    void parametersOfOtherSizesAreAsManyAsBigGans() {
        assertCounts(GeneratorConfig.biggan(128, 1000, 512, 96, 64), 82_296_804, 73_498);
        assertCounts(GeneratorConfig.biggan(120, 1000, 64, 64, 32), 31_969_540, 41_829);
        assertCounts(DiscriminatorConfig.biggan(1000, 64, 64, 32), 20_571_842, 7_086);
    }

    /** Rows of the paper's table 1: unshared and flat, shared and flat, CIFAR-10. */
    @ParameterizedTest
    @CsvSource({
        "128, 1000, 64, 0, 64, 42017412, 32568",
        "128, 1000, 96, 0, 64, 85556164, 48840",
        "128, 1000, 96, 128, 64, 72792516, 63644",
        "128, 1000, 64, 0, 32, 42078852, 32792",
        "32, 10, 64, 0, 0, 4304387, 9998"
    })
    void parametersAreAsManyWithoutHierarchy(int r, int classes, int ch, int shared, int a, long count, long buffers) {
        assertCounts(new GeneratorConfig(128, classes, r, 3, ch, shared, false, 0, a, Style.BIGGAN), count, buffers);
    }

    @Test
    void discriminatorsOfSmallAndThinKindsHaveAsMany() {
        assertCounts(DiscriminatorConfig.biggan(10, 32, 64, 0), 4_207_361, 2_583);
        assertCounts(new DiscriminatorConfig(1000, 128, 3, 64, false, 0, 0, Style.BIGGAN), 30_005_013, 7_999);
        assertCounts(DiscriminatorConfig.biggan(1000, 128, 64, 32), 39_463_618, 9_248);
    }

    @ParameterizedTest
    @CsvSource({"128, 50244484, 134721, 34590210, 24156", "256, 55736708, 153113, 38247426, 28196"})
    void parametersAreAsManyAsBigGanDeeps(int r, long g, long gBuffers, long d, long dBuffers) {
        assertCounts(GeneratorConfig.deep(128, 1000, r, 128, 64), g, gBuffers);
        assertCounts(DiscriminatorConfig.deep(1000, r, 128, 64), d, dBuffers);
    }

    @ParameterizedTest
    @CsvSource({"32, 0, 0", "32, 2, 3", "64, 0, 3", "128, 2, 0"})
    void drawsAndJudgesInHalfPrecision(int r, int depth, int classes) {
        try (Rng rng = new Rng(0);
                Params gp = Params.create(rng, Device.CPU);
                Params dp = Params.create(rng, Device.CPU)) {
            Compute half = new Compute(Device.CPU, DType.BF16, true);
            GeneratorConfig gc = new GeneratorConfig(
                    60,
                    classes,
                    r,
                    1,
                    8,
                    5,
                    true,
                    depth,
                    16,
                    new Style(Style.BIGGAN.spectral(), 1e-5, Start.XAVIER, false));
            DiscriminatorConfig dc =
                    new DiscriminatorConfig(classes, r, 1, 8, true, depth, r == 32 ? 16 : 8, Style.BIGGAN);
            Generator g = new Generator(gp, gc, half);
            Discriminator d = new Discriminator(dp, dc, half);
            Tensor y = classes == 0 ? Tensor.zeros(2, 0) : Tensor.of(new float[] {1, 0, 0, 0, 0, 1}, 2, 3);
            Tensor z = Golden.sine(0, 0.7, 2, 60);
            Tensor images = g.forward(z, y, Mode.TRAINING);
            assertArrayEquals(new long[] {2, 1, r, r}, images.shape());
            assertEquals(DType.FP32, images.dtype());
            Tensor logits = d.forward(images, y, Mode.TRAINING);
            assertArrayEquals(new long[] {2, 1}, logits.shape());
            assertTrue(logits.isFinite());
            Tensor map = g.attention(z, y, Mode.INFERENCE);
            assertArrayEquals(new long[] {2, 256, 64}, map.shape());
            assertClose("sums", Tensor.full(1, DType.FP32, Device.CPU, 2, 256), map.sum(2), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void embeddingsCanBeMixed(int shared) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            GeneratorConfig config = new GeneratorConfig(8, 2, 32, 3, 2, shared, shared > 0, 0, 0, Style.BIGGAN);
            Generator g = new Generator(p, config, Compute.PLAIN);
            Tensor z = Golden.sine(0, 0.7, 1, 8);
            Tensor a = g.embed(1, Tensor.of(new float[] {1, 0}, 1, 2), Mode.INFERENCE);
            Tensor b = g.embed(1, Tensor.of(new float[] {0, 1}, 1, 2), Mode.INFERENCE);
            Tensor half = g.embed(1, Tensor.of(new float[] {0.5f, 0.5f}, 1, 2), Mode.INFERENCE);
            assertClose("mix", a.lerp(b, 0.5), half, 1e-6);
            Tensor whole = g.forward(z, Tensor.of(new float[] {1, 0}, 1, 2), Mode.INFERENCE);
            assertClose("drawn", whole, g.draw(z, a, Mode.INFERENCE), 0);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused("resolution must be 32, 64, 128, 256 or 512: 48", () -> GeneratorConfig.biggan(8, 0, 48, 4, 0));
        assertRefused(
                "hierarchical latents must split into 4 equal parts: 18",
                () -> GeneratorConfig.biggan(18, 0, 32, 4, 0));
        assertRefused("no feature maps of this size to attend to: 24", () -> DiscriminatorConfig.biggan(0, 64, 4, 24));
    }

    private static void assertRefused(String message, Runnable making) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, making::run).getMessage());
    }
}
