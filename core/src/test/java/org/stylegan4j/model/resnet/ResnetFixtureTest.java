package org.stylegan4j.model.resnet;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.model.resnet.DiscriminatorConfig.Pooling;
import org.stylegan4j.model.resnet.GeneratorConfig.Upsampling;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.VectorOps;

/** The networks of WGAN-GP, SNGAN, the projection discriminator and SAGAN, as papers and library have them. */
@ExtendWith(NoLeaks.class)
class ResnetFixtureTest {
    private record Players(
            ZooFile file, Generator g, Params gWeights, Discriminator d, Params dWeights, Tensor y, Tensor yFake) {
        Tensor fakes(Mode mode) {
            return g.forward(file.get("in.z"), yFake, mode);
        }

        Tensor logits(Tensor x, Tensor labels) {
            return d.forward(x, labels, Mode.TRAINING);
        }
    }

    private interface Reference {
        void check(ZooFile file, Players players);
    }

    /** The form of spectral norm of a layer, told by what the file holds of it. */
    private static Spectral spectral(ZooFile file, String layer) {
        if (file.has(layer + "weight_orig")) {
            return Spectral.TORCH;
        }
        return file.has(layer + "sn_u") ? Spectral.LIBRARY : Spectral.NONE;
    }

    /** The library attends at half the side in the generator and at a quarter in the discriminator. */
    private static int attention(ZooFile file, String network, int share) {
        return file.has(network + "attn_block.gamma") ? file.number("resolution") / share : 0;
    }

    private static GeneratorConfig generator(ZooFile file, String start) {
        return new GeneratorConfig(
                file.number("nz"),
                file.number("classes"),
                file.number("resolution"),
                (int) file.get("in.x").size(1),
                file.number("ngf"),
                file.text("upsampling").startsWith("nearest") ? Upsampling.NEAREST : Upsampling.BILINEAR,
                attention(file, start + "G.", 2),
                spectral(file, start + "G.l1."));
    }

    private static DiscriminatorConfig discriminator(ZooFile file, String start) {
        return new DiscriminatorConfig(
                file.number("classes"),
                file.number("resolution"),
                (int) file.get("in.x").size(1),
                file.number("ndf"),
                file.text("loss").equals("wasserstein") ? Pooling.MEAN : Pooling.SUM,
                file.flag("inplace_relu_rectifies_d_shortcut"),
                attention(file, start + "D.", 4),
                spectral(file, start + "D.block1.c1."),
                spectral(
                        file,
                        start + "D.l"
                                + (Plan.of(file.number("resolution"), 3)
                                                .discriminator()
                                                .size()
                                        + 1) + "."));
    }

    private static void with(String name, String start, Reference body) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU)) {
            Generator generator = new Generator(g, generator(file, start), Compute.PLAIN);
            Discriminator discriminator = new Discriminator(d, discriminator(file, start), Compute.PLAIN);
            file.load(start + "G.", g);
            file.load(start + "D.", d);
            int classes = file.number("classes");
            Tensor none = Tensor.zeros(file.get("in.x").size(0), 0);
            Tensor y = classes > 0 ? file.oneHot("in.y", classes) : none;
            Tensor yFake = classes > 0 ? file.oneHot("in.y_fake", classes) : none;
            body.check(file, new Players(file, generator, g, discriminator, d, y, yFake));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wgan_gp_resnet_32", "sngan_32", "sngan_32_library", "projection_32", "sagan_32_library"})
    void outputsAndBuffersAreTheReferences(String name) {
        with(name, "", (file, p) -> {
            file.assertOutput("out.G_train", p.fakes(Mode.TRAINING));
            assertAfter(file, "after.G.", p.gWeights());
            file.assertOutput("out.G_eval", p.fakes(Mode.INFERENCE));
            Tensor x = file.get("in.x");
            file.assertOutput("out.D_train_1", p.logits(x, p.y()));
            assertAfter(file, "after.D.", p.dWeights());
            file.assertOutput("out.D_train_2", p.logits(x, p.y()));
            file.assertOutput("out.D_eval", p.d().forward(x, p.y(), Mode.INFERENCE));
        });
    }

    /** Critics without a norm have nothing that moves. */
    private static void assertAfter(ZooFile file, String prefix, Params weights) {
        if (!file.below(prefix).isEmpty()) {
            file.assertState(prefix, weights);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sngan_32", "sngan_32_library", "projection_32", "sagan_32_library"})
    void gradientsOfBothHingeLossesAreTheReferences(String name) {
        with(name, "", (file, p) -> {
            Tensor fakes = p.fakes(Mode.TRAINING).detach();
            file.assertOutput("out.fake", fakes);
            Tensor real = p.logits(file.get("in.x"), p.y())
                    .mul(-1)
                    .add(1)
                    .leakyRelu(0)
                    .mean();
            Tensor fake = p.logits(fakes, p.yFake()).add(1).leakyRelu(0).mean();
            Tensor loss = real.add(fake);
            file.assertLoss("loss.d", loss);
            loss.backward();
            file.assertGradients("grad.d.", p.dWeights());
            assertGenerator(file, p);
        });
    }

    private static void assertGenerator(ZooFile file, Players p) {
        file.load("G.", p.gWeights());
        file.load("D.", p.dWeights());
        Tensor loss = p.logits(p.fakes(Mode.TRAINING), p.yFake()).mean().mul(-1);
        file.assertLoss("loss.g", loss);
        loss.backward();
        file.assertGradients("grad.g.", p.gWeights());
    }

    @ParameterizedTest
    @ValueSource(strings = "wgan_gp_resnet_32")
    void gradientsOfTheCriticAndItsPenaltyAreTheReferences(String name) {
        with(name, "", (file, p) -> {
            Tensor x = file.get("in.x");
            Tensor fakes = p.fakes(Mode.TRAINING).detach();
            Tensor eps = file.get("in.eps");
            Tensor penalty = penalty(p, x, fakes, eps, p.yFake()).mul(file.real("lambda_gp"));
            file.assertLoss("loss.gp_times_10", penalty);
            penalty.backward();
            file.assertGradients("grad.gp.", p.dWeights());
            Tensor loss =
                    p.logits(fakes, p.yFake()).mean().sub(p.logits(x, p.y()).mean());
            file.assertLoss("loss.d", loss.add(penalty));
            loss.backward();
            file.assertGradients("grad.d.", p.dWeights());
            assertGenerator(file, p);
        });
    }

    /** mean((‖∇D(x̂)‖ - 1)²). */
    private static Tensor penalty(Players p, Tensor x, Tensor fakes, Tensor eps, Tensor labels) {
        Tensor e = eps.reshape(-1, 1, 1, 1);
        Tensor between = x.mul(e).add(fakes.mul(e.mul(-1).add(1))).requireGrad(true);
        Tensor slope = p.logits(between, labels).sum().gradient(between);
        return slope.square().sum(1, 2, 3).sqrt().add(-1).square().mean();
    }

    private static Adam adam(ZooFile file, Params weights, String rate) {
        double[] betas = file.reals("betas");
        return new Adam(weights, new Adam.Settings(file.real(rate), betas[0], betas[1], file.real("adam_eps")));
    }

    private static void improve(Tensor loss, Params weights, Adam adam) {
        weights.clearGrads();
        loss.backward();
        adam.step();
    }

    /** A linear decay over one iteration more than there are, or none. */
    private static double decay(ZooFile file, int i) {
        return file.text("lr_decay").equals("none")
                ? 1
                : 1 - i / (file.get("in.z_g").size(0) + 1.0);
    }

    private static void rate(ZooFile file, Adam adam, String rate, double factor) {
        adam.rate(file.real(rate) * factor);
    }

    private static Tensor labels(ZooFile file, String key, int i, Tensor like) {
        int classes = file.number("classes");
        if (classes == 0) {
            return Tensor.zeros(like.size(0), 0);
        }
        Tensor all = file.oneHot(key, classes);
        return all.reshape(file.get(key).size(0), -1, classes).select(0, i);
    }

    private static Tensor realLabels(ZooFile file, int i, Tensor like) {
        int classes = file.number("classes");
        if (classes == 0) {
            return Tensor.zeros(like.size(0), 0);
        }
        float[] numbers = file.get("in.idx").select(0, i).to(DType.FP32).toFloats();
        int[] rows = new int[numbers.length];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = (int) numbers[k];
        }
        return VectorOps.pick(file.oneHot("in.y", classes), rows);
    }

    /** What the discriminator of iteration j minimizes. */
    private static Tensor criticLoss(ZooFile file, Players p, int j) {
        Tensor z = file.get("in.z").select(0, j);
        Tensor x = file.rows("in.x", "in.idx", j);
        Tensor y = realLabels(file, j, x);
        Tensor yFake = labels(file, "in.y_fake", j, z);
        Tensor fakes = p.g().forward(z, yFake, Mode.TRAINING).detach();
        Tensor real = p.logits(x, y);
        Tensor fake = p.logits(fakes, yFake);
        if (file.text("loss").equals("hinge")) {
            return real.mul(-1)
                    .add(1)
                    .leakyRelu(0)
                    .mean()
                    .add(fake.add(1).leakyRelu(0).mean());
        }
        Tensor penalty = penalty(p, x, fakes, file.get("in.eps").select(0, j), yFake);
        return fake.mean().sub(real.mean()).add(penalty.mul(file.real("lambda_gp")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sngan_32_trajectory", "projection_32_trajectory", "wgan_gp_resnet_32_trajectory"})
    void trainingIsTheReferences(String name) {
        with(name, "start.", (file, p) -> {
            int steps = file.number("n_dis");
            try (Adam g = adam(file, p.gWeights(), "lr_g");
                    Adam d = adam(file, p.dWeights(), "lr_d")) {
                for (int i = 0; i < file.get("in.z_g").size(0); i++) {
                    rate(file, g, "lr_g", decay(file, i));
                    rate(file, d, "lr_d", decay(file, i));
                    for (int j = i * steps; j < (i + 1) * steps; j++) {
                        try (Scope scope = Scope.open()) {
                            Tensor loss = criticLoss(file, p, j);
                            file.assertHistory("loss.d", j, loss, 1e-4);
                            improve(loss, p.dWeights(), d);
                        }
                    }
                    try (Scope scope = Scope.open()) {
                        Tensor z = file.get("in.z_g").select(0, i);
                        Tensor y = labels(file, "in.y_g", i, z);
                        Tensor loss = p.logits(p.g().forward(z, y, Mode.TRAINING), y)
                                .mean()
                                .mul(-1);
                        file.assertHistory("loss.g", i, loss, 1e-4);
                        improve(loss, p.gWeights(), g);
                    }
                }
            }
            file.assertTravelled("G.", p.gWeights());
            file.assertTravelled("D.", p.dWeights());
        });
    }
}
