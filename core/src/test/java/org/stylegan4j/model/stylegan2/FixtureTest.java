package org.stylegan4j.model.stylegan2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;
import static org.stylegan4j.tensor.TensorAssert.assertRelative;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Fixtures.Fixture;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** Whole networks against what the reference computed on the same weights: outputs and gradients. */
@ExtendWith(NoLeaks.class)
class FixtureTest {
    private static final double OUTPUT = 1e-4;
    private static final double GRADIENT = 1e-3;
    /** Of the largest gradient of a network: what is left where terms cancel. */
    private static final double ROUNDING = 1e-6;

    /** A fixture with its networks rebuilt and loaded. */
    private record Case(TensorFile file, Params g, Params d, Generator generator, Discriminator discriminator) {
        static Case of(TensorFile file) {
            Map<String, String> m = file.metadata();
            Channels channels = new Channels(number(m, "channel_base"), number(m, "channel_max"));
            double clamp = m.get("conv_clamp").equals("None") ? 0 : Double.parseDouble(m.get("conv_clamp"));
            int labels = number(m, "c_dim");
            int r = number(m, "resolution");
            int c = number(m, "img_channels");
            GeneratorConfig gc = new GeneratorConfig(
                    number(m, "z_dim"),
                    labels,
                    number(m, "w_dim"),
                    number(m, "mapping_layers"),
                    r,
                    c,
                    channels,
                    architecture(m, "g_arch"),
                    clamp,
                    0);
            DiscriminatorConfig dc = new DiscriminatorConfig(
                    labels,
                    r,
                    c,
                    channels,
                    architecture(m, "d_arch"),
                    (int) file.tensors().keySet().stream()
                            .filter(k -> k.matches("D\\.mapping\\.fc\\d+\\.weight"))
                            .count(),
                    number(m, "mbstd_group_size"),
                    clamp,
                    0);
            try (Rng rng = new Rng(0)) {
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU);
                Generator generator = new Generator(g, gc, Compute.PLAIN);
                Discriminator discriminator = new Discriminator(d, dc, Compute.PLAIN);
                load(g, file, "G.");
                load(d, file, "D.");
                return new Case(file, g, d, generator, discriminator);
            }
        }

        Tensor get(String key) {
            return file.get(key);
        }

        /** In some fixtures the gradients of all losses are those of the last one, the generator's. */
        boolean holdsOnlyTheLoss() {
            String key = ".synthesis.b4.const";
            return Arrays.equals(
                    get("grad.pl" + key).toFloats(), get("grad.g" + key).toFloats());
        }

        /** Compares all gradients in the file, but those that {@code compared} leaves out, with those of the network. */
        void checkGradients(String prefix, Params network, Predicate<Tensor> compared) {
            String start = "grad." + prefix + ".";
            List<String> keys = file.tensors().keySet().stream()
                    .filter(key -> key.startsWith(start) && compared.test(get(key)))
                    .toList();
            assertFalse(keys.isEmpty(), "no gradients of " + prefix);
            double largest =
                    keys.stream().mapToDouble(key -> norm(get(key))).max().orElseThrow();
            for (String key : keys) {
                Tensor p = network.parameters().get(key.substring(start.length()));
                Tensor actual = p.hasGrad() ? p.grad() : Tensor.zeros(p.shape());
                assertArrayEquals(get(key).shape(), actual.shape(), key + ": shape");
                double limit = GRADIENT * norm(get(key)) + ROUNDING * largest;
                double difference = norm(get(key).sub(actual));
                assertTrue(difference <= limit, key + ": difference " + difference + ", not up to " + limit);
            }
            network.clearGrads();
        }
    }

    private static double norm(Tensor t) {
        return Math.sqrt(t.to(DType.FP64).square().sum().toDouble());
    }

    /** Within 1e-4 of the largest number, or of 1. */
    private static void assertOutput(String name, Tensor expected, Tensor actual) {
        double largest = 1;
        for (float v : expected.toFloats()) {
            largest = Math.max(largest, Math.abs(v));
        }
        assertClose(name, expected, actual, OUTPUT * largest);
    }

    private static int number(Map<String, String> m, String key) {
        return Integer.parseInt(m.get(key));
    }

    private static Architecture architecture(Map<String, String> m, String key) {
        return Architecture.valueOf(m.get(key).toUpperCase(Locale.ROOT));
    }

    static void load(Params network, TensorFile file, String prefix) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        file.tensors().forEach((key, t) -> {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), t);
            }
        });
        assertEquals(values.keySet(), network.all().keySet(), "names of " + prefix);
        network.load(values);
    }

    private interface Check {
        void run(Case c);
    }

    private static void with(Fixture fixture, Check check) {
        try (TensorFile file = fixture.read()) {
            Case c = Case.of(file);
            try (Params g = c.g();
                    Params d = c.d()) {
                check.run(c);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#networks")
    void outputsMatchTheReference(Fixture fixture) {
        with(fixture, c -> {
            Generator g = c.generator();
            int l = g.config().layers();
            Tensor ws = g.repeat(g.w(c.get("in.z"), c.get("in.c")));
            assertOutput("ws", c.get("out.ws"), ws);
            assertOutput("psi 0.7", c.get("out.ws_psi0.7"), g.truncate(ws, 0.7, l));
            assertOutput("psi -1, cutoff 4", c.get("out.ws_psi-1_cutoff4"), g.truncate(ws, -1, 4));
            Tensor image = g.synthesis(ws, Noise.CONST);
            assertOutput("constant noise", c.get("out.img_const"), image);
            assertOutput("unfused in the reference", c.get("out.img_const_fused"), image);
            assertOutput("no noise", c.get("out.img_none"), g.synthesis(ws, Noise.NONE));
            Tensor mixed = Tensor.cat(1, ws.narrow(1, 0, 2), ws.flip(0).narrow(1, 2, l - 2));
            assertOutput("mixed", c.get("out.img_mix_from2"), g.synthesis(mixed, Noise.CONST));
            Discriminator d = c.discriminator();
            assertOutput("logits", c.get("out.logits"), d.forward(c.get("in.x"), c.get("in.c")));
            assertOutput("logits of fakes", c.get("out.logits_fake"), d.forward(image, c.get("in.c")));
        });
    }

    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#networks")
    void gradientsMatchTheReference(Fixture fixture) {
        with(fixture, c -> {
            c.g().requireGrad(true);
            c.d().requireGrad(true);
            Generator g = c.generator();
            Tensor image = g.synthesis(g.repeat(g.w(c.get("in.z"), c.get("in.c"))), Noise.CONST);
            Tensor loss = c.discriminator()
                    .forward(image, c.get("in.c"))
                    .mul(-1)
                    .softplus()
                    .mean();
            assertRelative("G loss", c.get("out.g_loss"), loss, GRADIENT);
            loss.backward();
            c.checkGradients("g", c.g(), t -> true);
            if (c.holdsOnlyTheLoss()) {
                c.checkGradients("r1", c.d(), t -> norm(t) > 0); // not those that R1 itself had left without
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#networks")
    void regularizersMatchTheReference(Fixture fixture) {
        with(fixture, c -> {
            c.d().requireGrad(true);
            Tensor x = c.get("in.x").detach().requireGrad(true);
            Tensor slope = c.discriminator().forward(x, c.get("in.c")).sum().gradient(x);
            Tensor penalty = slope.square().sum(1, 2, 3);
            assertRelative("R1", c.get("out.r1_penalty"), penalty, GRADIENT);
            penalty.mean().mul(5).backward();
            if (!c.holdsOnlyTheLoss()) {
                c.checkGradients("r1", c.d(), t -> true);
            }

            c.g().requireGrad(true);
            Generator g = c.generator();
            Tensor ws = g.repeat(g.w(c.get("in.z"), c.get("in.c")));
            Tensor image = g.synthesis(ws, Noise.CONST);
            Tensor lengths = image.mul(c.get("in.pl_noise"))
                    .sum()
                    .gradient(ws)
                    .square()
                    .sum(2)
                    .mean(1L)
                    .sqrt();
            assertRelative("path lengths", c.get("out.pl_lengths"), lengths, GRADIENT);
            lengths.add(-0.5).square().mean().mul(2).backward();
            if (!c.holdsOnlyTheLoss()) {
                c.checkGradients("pl", c.g(), t -> true);
            }
        });
    }
}
