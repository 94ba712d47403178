package org.stylegan4j.model.dcgan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertRelative;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class DcganTest {
    private static final int CLASSES = 3;

    /** A network and its weights. */
    private record Net<T>(T net, Params weights) {}

    private static Tensor none(long n) {
        return Tensor.zeros(n, 0);
    }

    private static void withFixture(String name, String start, Reference body) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU)) {
            int r = (int) file.get("in.x").size(2);
            int c = file.number("nc");
            Generator generator =
                    new Generator(g, GeneratorConfig.of(file.number("nz"), 0, r, c, file.number("ngf")), Compute.PLAIN);
            Discriminator discriminator =
                    new Discriminator(d, DiscriminatorConfig.of(0, r, c, file.number("ndf")), Compute.PLAIN);
            file.load(start + "G.", g);
            file.load(start + "D.", d);
            body.check(file, new Net<>(generator, g), new Net<>(discriminator, d));
        }
    }

    private interface Reference {
        void check(ZooFile file, Net<Generator> g, Net<Discriminator> d);
    }

    private static Tensor fakes(ZooFile file, Generator g, Mode mode) {
        Tensor z = file.get("in.z");
        return g.forward(z.reshape(z.size(0), -1), none(z.size(0)), mode);
    }

    private static Tensor logits(Discriminator d, Tensor x, Mode mode) {
        return d.forward(x, none(x.size(0)), mode);
    }

    @Test
    void outputsAndStatisticsAreTheReferences() {
        withFixture("dcgan_64", "", (file, g, d) -> {
            file.assertOutput("out.G_train", fakes(file, g.net(), Mode.TRAINING));
            file.assertState("after.G.", g.weights());
            file.assertOutput("out.G_eval", fakes(file, g.net(), Mode.INFERENCE));
            Tensor x = file.get("in.x");
            file.assertOutput("out.D_real_train", Pointwise.sigmoid(logits(d.net(), x, Mode.TRAINING)));
            file.assertState("after.D.", d.weights());
            file.assertOutput("out.D_logit_real_eval", logits(d.net(), x, Mode.INFERENCE));
        });
    }

    @Test
    void discriminatorsGradientsAreTheReferences() {
        withFixture("dcgan_64", "", (file, g, d) -> {
            Tensor fakes = fakes(file, g.net(), Mode.TRAINING).detach();
            Tensor real = logits(d.net(), file.get("in.x"), Mode.TRAINING)
                    .mul(-1)
                    .softplus()
                    .mean();
            Tensor fake = logits(d.net(), fakes, Mode.TRAINING).softplus().mean();
            file.assertLoss("loss.d_real", real);
            file.assertLoss("loss.d_fake", fake);
            file.assertState("after_d.D.", d.weights());
            real.add(fake).backward();
            file.assertGradients("grad.d.", d.weights());
        });
    }

    @Test
    void generatorsGradientsAreTheReferences() {
        withFixture("dcgan_64", "", (file, g, d) -> {
            Tensor fakes = fakes(file, g.net(), Mode.TRAINING);
            Tensor loss =
                    logits(d.net(), fakes, Mode.TRAINING).mul(-1).softplus().mean();
            file.assertLoss("loss.g", loss);
            loss.backward();
            file.assertGradients("grad.g.", g.weights());
        });
    }

    private static Adam adam(ZooFile file, Params weights) {
        double[] betas = file.reals("betas");
        return new Adam(weights, new Adam.Settings(file.real("lr"), betas[0], betas[1], file.real("adam_eps")));
    }

    private static void improve(Tensor loss, Params weights, Adam adam) {
        weights.clearGrads();
        loss.backward();
        adam.step();
    }

    @Test
    void trainingIsTheReferences() {
        withFixture("dcgan_64_trajectory", "start.", (file, g, d) -> {
            try (Adam forG = adam(file, g.weights());
                    Adam forD = adam(file, d.weights())) {
                for (int i = 0; i < file.get("in.z").size(0); i++) {
                    try (Scope scope = Scope.open()) {
                        Tensor z = file.get("in.z").select(0, i);
                        Tensor fakes = g.net().forward(z.reshape(z.size(0), -1), none(z.size(0)), Mode.TRAINING);
                        Tensor x = file.rows("in.x", "in.idx", i);
                        Tensor real = logits(d.net(), x, Mode.TRAINING)
                                .mul(-1)
                                .softplus()
                                .mean();
                        Tensor fake = logits(d.net(), fakes.detach(), Mode.TRAINING)
                                .softplus()
                                .mean();
                        file.assertHistory("loss.d", i, real.add(fake), 1e-4);
                        improve(real.add(fake), d.weights(), forD);
                        Tensor loss = logits(d.net(), fakes, Mode.TRAINING)
                                .mul(-1)
                                .softplus()
                                .mean();
                        file.assertHistory("loss.g", i, loss, 1e-4);
                        improve(loss, g.weights(), forG);
                    }
                }
            }
            file.assertTravelled("G.", g.weights());
            file.assertTravelled("D.", d.weights());
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 3574656, 2763520", "3, 3576704, 2765568"})
    void parametersAreAsManyAsTheExamples(int channels, long generator, long discriminator) {
        try (Params g = Params.shapesOnly();
                Params d = Params.shapesOnly()) {
            new Generator(g, GeneratorConfig.of(100, 0, 64, channels, 64), Compute.PLAIN);
            new Discriminator(d, DiscriminatorConfig.of(0, 64, channels, 64), Compute.PLAIN);
            assertEquals(generator, g.parameterCount());
            assertEquals(discriminator, d.parameterCount());
        }
    }

    private static void withNets(
            int r, Rules rules, Spectral spectral, Compute compute, BiConsumer<Generator, Discriminator> body) {
        try (Rng rng = new Rng(0);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU)) {
            Generator generator = new Generator(g, new GeneratorConfig(6, CLASSES, r, 1, 4, rules, spectral), compute);
            Discriminator discriminator =
                    new Discriminator(d, new DiscriminatorConfig(CLASSES, r, 1, 4, rules, spectral), compute);
            body.accept(generator, discriminator);
        }
    }

    private static Tensor labels() {
        return Tensor.of(new float[] {1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0}, 4, CLASSES);
    }

    private static Tensor z() {
        return Golden.sine(0, 0.7, 4, 6);
    }

    private static void assertShapes(Generator g, Discriminator d, int r) {
        Tensor images = g.forward(z(), labels(), Mode.TRAINING);
        assertArrayEquals(new long[] {4, 1, r, r}, images.shape());
        Tensor logits = d.forward(images, labels(), Mode.TRAINING);
        assertArrayEquals(new long[] {4, 1}, logits.shape());
        assertTrue(logits.isFinite());
        assertTrue(Math.abs(images.abs().maxKeep(0, 1, 2, 3).toDouble()) <= 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 128})
    void drawsAndJudgesAtEveryPowerOfTwo(int r) {
        withNets(r, Rules.ALL, Spectral.NONE, Compute.PLAIN, (g, d) -> assertShapes(g, d, r));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void eachRuleCanBeLeftOut(int i) {
        Rules rules = new Rules(i != 0, i != 1, i != 2, i != 3, i != 4);
        withNets(32, rules, Spectral.NONE, Compute.PLAIN, (g, d) -> assertShapes(g, d, 32));
    }

    @Test
    void spectralNormFitsBothNetworks() {
        withNets(32, Rules.ALL, Spectral.TORCH, Compute.PLAIN, (g, d) -> assertShapes(g, d, 32));
    }

    @Test
    void labelsMatterToBoth() {
        withNets(16, Rules.ALL, Spectral.NONE, Compute.PLAIN, (g, d) -> {
            Tensor other = labels().flip(0);
            Tensor images = g.forward(z(), labels(), Mode.INFERENCE);
            Tensor changed = g.forward(z(), other, Mode.INFERENCE);
            assertTrue(images.sub(changed).abs().sum().toDouble() > 0);
            Tensor logits = d.forward(images, labels(), Mode.INFERENCE);
            assertTrue(logits.sub(d.forward(images, other, Mode.INFERENCE))
                            .abs()
                            .sum()
                            .toDouble()
                    > 0);
        });
    }

    @Test
    void halfPrecisionIsNearSinglePrecision() {
        Tensor[] images = new Tensor[2];
        Tensor[] logits = new Tensor[2];
        for (int i = 0; i < 2; i++) {
            int at = i;
            Compute compute = new Compute(Device.CPU, i == 0 ? DType.FP32 : DType.BF16, true);
            withNets(32, Rules.ALL, Spectral.NONE, compute, (g, d) -> {
                images[at] = g.forward(z(), labels(), Mode.TRAINING);
                logits[at] = d.forward(images[0], labels(), Mode.TRAINING);
            });
        }
        assertRelative("images", images[0], images[1], 3e-2);
        assertRelative("logits", logits[0], logits[1], 3e-2);
    }

    @Test
    void badSizesAreRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> GeneratorConfig.of(100, 0, 48, 3, 64));
        assertEquals("resolution must be a power of two from 16 to 1024: 48", e.getMessage());
    }
}
