package org.stylegan4j.model.stylegan2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stylegan4j.tensor.TensorAssert.assertClose;
import static org.stylegan4j.tensor.TensorAssert.assertRelative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Fixtures;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** Whole networks against what the reference computed on the same weights: outputs and gradients. */
@ExtendWith(NoLeaks.class)
class FixtureTest {
    private static final double OUTPUT = 1e-4;
    private static final double GRADIENT = 1e-3;
    private static final JsonNode DIGESTS = digests();

    private static JsonNode digests() {
        try (InputStream in = FixtureTest.class.getResourceAsStream("/stylegan2/regularizers.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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

        /** The fixtures have zeros for the one parameter that R1 leaves without a gradient. */
        private boolean compared(String key) {
            return file.tensors().containsKey(key) && !key.equals("grad.r1.b4.out.bias");
        }

        void checkGradients(String prefix, Params network) {
            int checked = 0;
            for (Map.Entry<String, Tensor> e : network.parameters().entrySet()) {
                String key = "grad." + prefix + "." + e.getKey();
                if (compared(key)) {
                    assertRelative(key, get(key), e.getValue().grad(), GRADIENT);
                    checked++;
                }
            }
            long expected = file.tensors().keySet().stream()
                    .filter(k -> k.startsWith("grad." + prefix + ".") && compared(k))
                    .count();
            assertEquals(expected, checked, "gradients of " + prefix);
            network.clearGrads();
        }
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

    private static void with(String name, Check check) {
        try (TensorFile file = Fixtures.read("stylegan2/" + name)) {
            Case c = Case.of(file);
            try (Params g = c.g();
                    Params d = c.d()) {
                check.run(c);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stylegan2_32",
                "stylegan2_16_conditional",
                "stylegan2_16_clamped_gray",
                "stylegan2_16_resnet_skip",
                "stylegan2_16_orig"
            })
    void outputsMatchTheReference(String name) {
        with(name, c -> {
            Generator g = c.generator();
            int l = g.config().layers();
            Tensor ws = g.repeat(g.w(c.get("in.z"), c.get("in.c")));
            assertClose("ws", c.get("out.ws"), ws, OUTPUT);
            assertClose("psi 0.7", c.get("out.ws_psi0.7"), g.truncate(ws, 0.7, l), OUTPUT);
            assertClose("psi -1, cutoff 4", c.get("out.ws_psi-1_cutoff4"), g.truncate(ws, -1, 4), OUTPUT);
            Tensor image = g.synthesis(ws, Noise.CONST);
            assertClose("constant noise", c.get("out.img_const"), image, OUTPUT);
            assertClose("unfused in the reference", c.get("out.img_const_fused"), image, OUTPUT);
            assertClose("no noise", c.get("out.img_none"), g.synthesis(ws, Noise.NONE), OUTPUT);
            Tensor mixed = Tensor.cat(1, ws.narrow(1, 0, 2), ws.flip(0).narrow(1, 2, l - 2));
            assertClose("mixed", c.get("out.img_mix_from2"), g.synthesis(mixed, Noise.CONST), OUTPUT);
            Discriminator d = c.discriminator();
            assertClose("logits", c.get("out.logits"), d.forward(c.get("in.x"), c.get("in.c")), OUTPUT);
            assertClose("logits of fakes", c.get("out.logits_fake"), d.forward(image, c.get("in.c")), OUTPUT);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stylegan2_32",
                "stylegan2_16_conditional",
                "stylegan2_16_clamped_gray",
                "stylegan2_16_resnet_skip",
                "stylegan2_16_orig"
            })
    void gradientsMatchTheReference(String name) {
        with(name, c -> {
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
            c.checkGradients("g", c.g());
            // The fixtures' grad.r1 and grad.pl hold this loss's gradients too; regularizers.json has the
            // regularizers'.
            c.checkGradients("r1", c.d());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stylegan2_32",
                "stylegan2_16_conditional",
                "stylegan2_16_clamped_gray",
                "stylegan2_16_resnet_skip",
                "stylegan2_16_orig"
            })
    void regularizersMatchTheReference(String name) {
        with(name, c -> {
            c.d().requireGrad(true);
            Tensor x = c.get("in.x").detach().requireGrad(true);
            Tensor slope = c.discriminator().forward(x, c.get("in.c")).sum().gradient(x);
            Tensor penalty = slope.square().sum(1, 2, 3);
            assertRelative("R1", c.get("out.r1_penalty"), penalty, GRADIENT);
            penalty.mean().mul(5).backward();
            checkDigests(name, "r1", c.d());

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
            checkDigests(name, "pl", c.g());
        });
    }

    /** regularizers.json: written by src/test/python/regularizer_gradients.py (torch 1.13.1). */
    private static void checkDigests(String name, String kind, Params network) {
        JsonNode digests = DIGESTS.path(name).path(kind);
        assertEquals(digests.size(), network.parameters().size(), "parameters of " + kind);
        for (Map.Entry<String, Tensor> e : network.parameters().entrySet()) {
            double norm = digests.path(e.getKey()).path(0).asDouble();
            double product = digests.path(e.getKey()).path(1).asDouble();
            Tensor g = e.getValue().hasGrad() ? e.getValue().grad().to(DType.FP64) : Tensor.zeros(1);
            Tensor fill = Golden.sine(0.3, 0.7, g.shape()).to(DType.FP64);
            double tolerance = GRADIENT * norm + 1e-7;
            assertEquals(norm, g.square().sum().sqrt().toDouble(), tolerance, kind + " " + e.getKey() + ": norm");
            assertEquals(product, g.mul(fill).sum().toDouble(), tolerance, kind + " " + e.getKey() + ": product");
        }
    }
}
