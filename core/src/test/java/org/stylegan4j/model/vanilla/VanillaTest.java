package org.stylegan4j.model.vanilla;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class VanillaTest {
    private record Players(ZooFile file, Generator g, Params gWeights, Discriminator d, Params dWeights) {
        Tensor fakes(Tensor z, Mode mode) {
            return g.forward(z, none(z), mode);
        }

        Tensor logits(Tensor x) {
            return d.forward(x, none(x), Mode.TRAINING);
        }
    }

    private interface Reference {
        void check(ZooFile file, Players players);
    }

    private static Tensor none(Tensor x) {
        return Tensor.zeros(x.size(0), 0);
    }

    /** Output widths of the fully connected layers below a prefix but the last, in their order. */
    private static List<Integer> hidden(ZooFile file, String prefix) {
        TreeMap<Integer, Integer> widths = new TreeMap<>();
        file.below(prefix + "model.").forEach((key, t) -> {
            if (key.endsWith(".weight") && t.dim() == 2) {
                widths.put(Integer.valueOf(key.substring(0, key.indexOf('.'))), (int) t.size(0));
            }
        });
        widths.pollLastEntry();
        return List.copyOf(widths.values());
    }

    private static void with(String name, String start, Reference body) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU)) {
            int[] image = file.numbers("image");
            GeneratorConfig gc = new GeneratorConfig(
                    file.number("latent_dim"), 0, image[1], image[0], hidden(file, start + "G."), true);
            DiscriminatorConfig dc =
                    new DiscriminatorConfig(0, image[1], image[0], hidden(file, start + "D."), Spectral.NONE);
            Players players = new Players(file, new Generator(g, gc), g, new Discriminator(d, dc), d);
            file.load(start + "G.", g);
            file.load(start + "D.", d);
            body.check(file, players);
        }
    }

    /** λ · mean((‖∇D(x̂)‖ - 1)²), and the norms. */
    private record Penalty(Tensor norms, Tensor unweighted) {
        static Penalty of(Players p, Tensor real, Tensor fake, Tensor eps) {
            Tensor x = real.mul(eps).add(fake.mul(eps.mul(-1).add(1))).detach().requireGrad(true);
            Tensor slope = p.logits(x).sum().gradient(x);
            Tensor norms = slope.square().sum(1, 2, 3).sqrt();
            return new Penalty(norms, norms.add(-1).square().mean());
        }
    }

    @Test
    void ganIsTheReferences() {
        with("gan_mlp", "", (file, p) -> {
            Tensor fakes = p.fakes(file.get("in.z"), Mode.TRAINING);
            file.assertOutput("out.G_train", fakes);
            file.assertState("after.G.", p.gWeights());
            file.assertOutput("out.G_eval", p.fakes(file.get("in.z"), Mode.INFERENCE));
            Tensor real = p.logits(file.get("in.x"));
            file.assertOutput("out.D_logit_real", real);
            file.assertOutput("out.D_real", Pointwise.sigmoid(real));
            Tensor d = real.mul(-1)
                    .softplus()
                    .mean()
                    .add(p.logits(fakes.detach()).softplus().mean())
                    .mul(0.5);
            file.assertLoss("loss.d", d);
            d.backward();
            file.assertGradients("grad.d.", p.dWeights());
        });
    }

    @Test
    void ganGeneratorsGradientsAreTheReferences() {
        with("gan_mlp", "", (file, p) -> {
            Tensor loss = p.logits(p.fakes(file.get("in.z"), Mode.TRAINING))
                    .mul(-1)
                    .softplus()
                    .mean();
            file.assertLoss("loss.g", loss);
            loss.backward();
            file.assertGradients("grad.g.", p.gWeights());
            p.gWeights().clearGrads();
            Tensor saturating = p.logits(p.fakes(file.get("in.z"), Mode.TRAINING))
                    .softplus()
                    .mean()
                    .mul(-1);
            file.assertLoss("loss.g_saturating", saturating);
            saturating.backward();
            file.assertGradients("grad.g_saturating.", p.gWeights());
        });
    }

    @Test
    void criticsPenaltyAndGradientsAreTheReferences() {
        with("wgan_gp_mlp", "", (file, p) -> {
            Tensor x = file.get("in.x");
            Tensor fakes = p.fakes(file.get("in.z"), Mode.TRAINING);
            file.assertOutput("out.fake", fakes);
            Tensor real = p.logits(x);
            Tensor fake = p.logits(fakes.detach());
            file.assertOutput("out.D_real", real);
            file.assertOutput("out.D_fake", fake);
            Penalty penalty = Penalty.of(p, x, fakes.detach(), file.get("in.eps"));
            file.assertOutput("out.gradient_norm", penalty.norms());
            file.assertLoss("loss.gp", penalty.unweighted());
            Tensor weighted = penalty.unweighted().mul(file.real("lambda_gp"));
            weighted.backward();
            file.assertGradients("grad.gp.", p.dWeights());
            Tensor rest = fake.mean().sub(real.mean());
            file.assertLoss("loss.d", rest.add(weighted));
            rest.backward();
            file.assertGradients("grad.d.", p.dWeights());
            Tensor g = p.logits(fakes).mean().mul(-1);
            file.assertLoss("loss.g", g);
            g.backward();
            file.assertGradients("grad.g.", p.gWeights());
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
    void ganTrainingIsTheReferences() {
        with("gan_mlp_trajectory", "start.", (file, p) -> {
            try (Adam g = adam(file, p.gWeights());
                    Adam d = adam(file, p.dWeights())) {
                for (int i = 0; i < file.get("in.z").size(0); i++) {
                    try (Scope scope = Scope.open()) {
                        Tensor fakes = p.fakes(file.get("in.z").select(0, i), Mode.TRAINING);
                        Tensor gLoss = p.logits(fakes).mul(-1).softplus().mean();
                        file.assertHistory("loss.g", i, gLoss, 1e-4);
                        improve(gLoss, p.gWeights(), g);
                        Tensor real = p.logits(file.rows("in.x", "in.idx", i))
                                .mul(-1)
                                .softplus()
                                .mean();
                        Tensor fake = p.logits(fakes.detach()).softplus().mean();
                        Tensor dLoss = real.add(fake).mul(0.5);
                        file.assertHistory("loss.d", i, dLoss, 1e-4);
                        improve(dLoss, p.dWeights(), d);
                    }
                }
            }
            file.assertTravelled("G.", p.gWeights());
            file.assertTravelled("D.", p.dWeights());
        });
    }

    @Test
    void wganGpTrainingIsTheReferences() {
        with("wgan_gp_mlp_trajectory", "start.", (file, p) -> {
            int every = file.number("n_critic");
            try (Adam g = adam(file, p.gWeights());
                    Adam d = adam(file, p.dWeights())) {
                for (int i = 0; i < file.get("in.z").size(0); i++) {
                    try (Scope scope = Scope.open()) {
                        Tensor x = file.rows("in.x", "in.idx", i);
                        Tensor fakes = p.fakes(file.get("in.z").select(0, i), Mode.TRAINING)
                                .detach();
                        Tensor penalty = Penalty.of(
                                        p, x, fakes, file.get("in.eps").select(0, i))
                                .unweighted();
                        Tensor loss = p.logits(fakes).mean().sub(p.logits(x).mean());
                        loss = loss.add(penalty.mul(file.real("lambda_gp")));
                        file.assertHistory("loss.d", i, loss, 1e-3);
                        improve(loss, p.dWeights(), d);
                        if ((i + 1) % every == 0) {
                            Tensor z = file.get("in.z_g").select(0, i / every);
                            Tensor gLoss =
                                    p.logits(p.fakes(z, Mode.TRAINING)).mean().mul(-1);
                            file.assertHistory("loss.g", i / every, gLoss, 1e-3);
                            improve(gLoss, p.gWeights(), g);
                        }
                    }
                }
            }
            file.assertTravelled("G.", p.gWeights());
            file.assertTravelled("D.", p.dWeights());
        });
    }

    @Test
    void parametersAreAsManyAsTheScripts() {
        try (Params g = Params.shapesOnly();
                Params d = Params.shapesOnly()) {
            new Generator(g, new GeneratorConfig(100, 0, 28, 1, GeneratorConfig.HIDDEN, true));
            new Discriminator(d, new DiscriminatorConfig(0, 28, 1, DiscriminatorConfig.HIDDEN, Spectral.NONE));
            assertEquals(1_510_032, g.parameterCount());
            assertEquals(533_505, d.parameterCount());
        }
    }

    @Test
    void labelsMatterToBoth() {
        try (Rng rng = new Rng(0);
                Params gp = Params.create(rng, Device.CPU);
                Params dp = Params.create(rng, Device.CPU)) {
            Generator g = new Generator(gp, new GeneratorConfig(4, 2, 6, 3, List.of(8, 8), false));
            Discriminator d = new Discriminator(dp, new DiscriminatorConfig(2, 6, 3, List.of(8), Spectral.TORCH));
            Tensor z = Golden.sine(0, 1, 2, 4);
            Tensor a = Tensor.of(new float[] {1, 0, 1, 0}, 2, 2);
            Tensor b = a.flip(1);
            Tensor images = g.forward(z, a, Mode.TRAINING);
            assertArrayEquals(new long[] {2, 3, 6, 6}, images.shape());
            assertTrue(images.sub(g.forward(z, b, Mode.TRAINING)).abs().sum().toDouble() > 0);
            Tensor logits = d.forward(images, a, Mode.INFERENCE);
            assertArrayEquals(new long[] {2, 1}, logits.shape());
            assertTrue(
                    logits.sub(d.forward(images, b, Mode.INFERENCE)).abs().sum().toDouble() > 0);
        }
    }

    @Test
    void badWidthsAreRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new Mlp.Config(4, List.of(8, 0), 2, true, Spectral.NONE));
        assertEquals("widths must be at least 1: 4, [8, 0], 2", e.getMessage());
    }
}
