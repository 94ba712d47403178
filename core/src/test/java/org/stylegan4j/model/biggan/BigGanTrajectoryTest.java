package org.stylegan4j.model.biggan;

import static org.stylegan4j.model.biggan.BigGanFixtureTest.discriminator;
import static org.stylegan4j.model.biggan.BigGanFixtureTest.generator;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Orthogonal;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.VectorOps;

/** Whole trainings of BigGAN, BigGAN-deep and SAGAN, with accumulated passes, orthogonal regularization and averages of weights. */
@ExtendWith(NoLeaks.class)
class BigGanTrajectoryTest {
    private record Training(ZooFile file, Generator g, Params gWeights, Discriminator d, Params dWeights) {
        Tensor z(int j) {
            return file.get("in.z").select(0, j);
        }

        Tensor labels(String key, int j) {
            int classes = file.number("classes");
            return file.oneHot(key, classes)
                    .reshape(file.get(key).size(0), -1, classes)
                    .select(0, j);
        }

        Tensor realLabels(int j) {
            float[] numbers = file.get("in.idx").select(0, j).to(DType.FP32).toFloats();
            int[] rows = new int[numbers.length];
            for (int k = 0; k < rows.length; k++) {
                rows[k] = (int) numbers[k];
            }
            return VectorOps.pick(file.oneHot("in.y", file.number("classes")), rows);
        }

        /** One pass of the discriminator over fakes and reals, whose gradients add up. */
        void judge(int j, double share) {
            Tensor yFake = labels("in.y_fake", j);
            Tensor fakes = g.forward(z(j), yFake, Mode.TRAINING).detach();
            Tensor x = file.rows("in.x", "in.idx", j);
            Tensor all = d.forward(Tensor.cat(0, fakes, x), Tensor.cat(0, yFake, realLabels(j)), Mode.TRAINING);
            Tensor fake = all.narrow(0, 0, fakes.size(0)).add(1).leakyRelu(0).mean();
            Tensor real = all.narrow(0, fakes.size(0), x.size(0))
                    .mul(-1)
                    .add(1)
                    .leakyRelu(0)
                    .mean();
            file.assertHistory("loss.d_fake", j, fake, 1e-4);
            file.assertHistory("loss.d_real", j, real, 1e-4);
            fake.add(real).mul(share).backward();
        }

        void draw(int j, double share) {
            Tensor y = labels("in.y_g", j);
            Tensor fakes = g.forward(file.get("in.z_g").select(0, j), y, Mode.TRAINING);
            Tensor loss = d.forward(fakes, y, Mode.TRAINING).mean().mul(-share);
            file.assertHistory("loss.g", j, loss, 1e-4);
            loss.backward();
        }

        void straighten() {
            double strength = file.real("ortho");
            if (strength > 0) {
                List<Tensor> weights = new ArrayList<>();
                gWeights.parameters().forEach((name, w) -> {
                    if (!name.startsWith("shared.")) {
                        weights.add(w);
                    }
                });
                Orthogonal.ANGLES.penalty(weights).mul(strength / 2).backward();
            }
        }
    }

    private static Adam adam(ZooFile file, Params weights, String rate) {
        double[] betas = file.reals("betas");
        return new Adam(weights, new Adam.Settings(file.real(rate), betas[0], betas[1], file.real("adam_eps")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "biggan_32_trajectory",
                "biggan_32_unshared_trajectory",
                "biggan_deep_32_trajectory",
                "sagan_32_trajectory"
            })
    void trainingIsTheReferences(String name) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params gp = Params.create(rng, Device.CPU);
                Params ep = Params.create(rng, Device.CPU);
                Params dp = Params.create(rng, Device.CPU)) {
            Generator g = new Generator(gp, generator(file, false), Compute.PLAIN);
            new Generator(ep, generator(file, false), Compute.PLAIN);
            Discriminator d = new Discriminator(dp, discriminator(file), Compute.PLAIN);
            file.load("start.G.", gp);
            file.load("start.D.", dp);
            run(new Training(file, g, gp, d, dp), ep);
            file.assertTravelled("G.", gp);
            file.assertTravelled("D.", dp);
            file.assertTravelled("G_ema.", "G.", ep);
        }
    }

    private static void run(Training t, Params average) {
        ZooFile file = t.file();
        int accumulatedD = file.number("d_accumulations");
        int accumulatedG = file.number("g_accumulations");
        int perIteration = file.number("d_steps") * accumulatedD;
        try (Adam g = adam(file, t.gWeights(), "lr_g");
                Adam d = adam(file, t.dWeights(), "lr_d")) {
            for (int i = 0; i < file.get("in.z_g").size(0) / accumulatedG; i++) {
                for (int j = i * perIteration; j < (i + 1) * perIteration; j += accumulatedD) {
                    t.dWeights().clearGrads();
                    for (int k = 0; k < accumulatedD; k++) {
                        try (Scope scope = Scope.open()) {
                            t.judge(j + k, 1.0 / accumulatedD);
                        }
                    }
                    d.step();
                }
                t.gWeights().clearGrads();
                for (int k = 0; k < accumulatedG; k++) {
                    try (Scope scope = Scope.open()) {
                        t.draw(i * accumulatedG + k, 1.0 / accumulatedG);
                    }
                }
                try (Scope scope = Scope.open()) {
                    t.straighten();
                }
                g.step();
                follow(average, t.gWeights(), i + 1 < file.number("ema_start") ? 0 : file.real("ema_decay"));
            }
        }
    }

    /** Parameters and buffers. */
    private static void follow(Params average, Params source, double decay) {
        try (Scope scope = Scope.noGrad()) {
            average.all().forEach((name, t) -> InPlace.lerp(t, source.all().get(name), 1 - decay));
        }
    }
}
