package org.stylegan4j.model.stylegan2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.stylegan4j.tensor.Golden.digest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.Golden.Digest;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Whole networks with weights filled by a formula, against the numbers that the reference printed. */
@ExtendWith(NoLeaks.class)
class WholeNetGoldenTest {
    private static final double TOLERANCE = 1e-4;
    private static final double STEP = 0.7;
    private static final Channels CHANNELS = new Channels(128, 8);

    private static GeneratorConfig generator(int classes) {
        return new GeneratorConfig(8, classes, 8, 2, 16, 3, CHANNELS, Architecture.SKIP, 0, 0);
    }

    /** Each tensor is a sine whose phase is the length of its name, scaled so that all parts of a network matter. */
    private static void fill(Params p) {
        try (Scope scope = Scope.noGrad()) {
            p.all().forEach((name, t) -> {
                if (!name.endsWith("resample_filter")) {
                    InPlace.copy(t, value(name, t.shape()));
                }
            });
        }
    }

    private static Tensor value(String name, long[] shape) {
        if (name.endsWith("noise_strength")) {
            return Tensor.full(0.1, DType.FP32, Device.CPU, shape);
        }
        Tensor sine = Golden.sine(name.length(), STEP, shape);
        if (name.matches("mapping\\.fc.*\\.weight")) {
            return sine.mul(100);
        } else if (name.matches("mapping\\.fc.*\\.bias")) {
            return sine.mul(10);
        } else if (name.endsWith("w_avg")) {
            return sine.mul(0.1);
        } else if (name.endsWith("bias") && !name.startsWith("mapping")) {
            return sine.mul(0.1).add(name.endsWith("affine.bias") ? 1 : 0);
        }
        return sine;
    }

    private static Tensor classes(int count) {
        return count == 0 ? Tensor.zeros(2, 0) : Tensor.of(new float[] {1, 0, 0, 0, 1, 0}, 2, count);
    }

    private interface Check {
        void run(Generator g, Tensor w);
    }

    private static void withGenerator(int classes, Check check) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Generator g = new Generator(p, generator(classes), Compute.PLAIN);
            fill(p);
            check.run(g, g.w(Golden.sine(0.3, STEP, 2, 8), classes(classes)));
        }
    }

    private static void image(Generator g, Tensor w, Noise noise, Digest expected) {
        Golden.assertMatches("image", expected, g.synthesis(g.repeat(w), noise), TOLERANCE);
    }

    @Test
    void unconditionalGeneratorMakesTheReferencesNumbers() {
        withGenerator(0, (g, w) -> {
            Golden.assertMatches(
                    "w", digest(16, 13.464600, 17.771592, .587236, -.473227, -.150760, 1.199430, 2.617285), w, 1e-4);
            image(
                    g,
                    w,
                    Noise.CONST,
                    digest(1536, 1819.809328, 3042.768552, .605205, -.257486, -.330273, -.379820, -.418493));
            image(
                    g,
                    w,
                    Noise.NONE,
                    digest(1536, 1231.141988, 2171.396876, .700119, -.151340, -.138931, -.146793, -.120299));
        });
    }

    @Test
    void truncationWithCutoffMakesTheReferencesNumbers() {
        withGenerator(
                0,
                (g, w) -> Golden.assertMatches(
                        "ws",
                        digest(96, 68.714319, 90.354567, .587236, -.318654, -.078353, .868571, 1.849235),
                        g.truncate(g.repeat(w), 0.7, 3),
                        TOLERANCE));
    }

    @Test
    void conditionalGeneratorMakesTheReferencesNumbers() {
        withGenerator(3, (g, w) -> {
            Golden.assertMatches(
                    "w", digest(16, 3.843703, 6.760681, -.038423, 1.545063, 1.122097, .197995, -.162394), w, TOLERANCE);
            image(
                    g,
                    w,
                    Noise.CONST,
                    digest(1536, 2880.344420, 6137.147577, .078852, -.370403, -.440493, -.281093, -.085845));
            image(
                    g,
                    w,
                    Noise.NONE,
                    digest(1536, 3345.791810, 6982.611375, .295491, -.499517, -.624292, -.622630, -.304867));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "RESNET, 0, -.209541, -.221754",
        "ORIG, 0, -.235233, -.262529",
        "SKIP, 0, -.243944, -.262506",
        "RESNET, 3, .366835, .379773",
        "ORIG, 3, .492218, .533250",
        "SKIP, 3, .511059, .540171"
    })
    void discriminatorMakesTheReferencesLogits(Architecture architecture, int classes, float first, float second) {
        DiscriminatorConfig config = new DiscriminatorConfig(classes, 16, 3, CHANNELS, architecture, 2, 4, 0, 0);
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Discriminator d = new Discriminator(p, config, Compute.PLAIN);
            fill(p);
            Tensor logits = d.forward(Golden.sine(0, 0.05, 2, 3, 16, 16), classes(classes));
            assertArrayEquals(new float[] {first, second}, logits.toFloats(), (float) TOLERANCE);
        }
    }
}
