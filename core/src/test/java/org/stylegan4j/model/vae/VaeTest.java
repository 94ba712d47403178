package org.stylegan4j.model.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
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
class VaeTest {
    private interface Reference<T> {
        void check(ZooFile file, T net, Params weights);
    }

    private static void withMlp(String name, String start, Reference<MlpAutoencoder> body) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            int r = (int) Math.round(Math.sqrt(file.number("data")));
            MlpConfig config = new MlpConfig(file.number("latent"), r, 1, file.number("hidden"));
            MlpAutoencoder net = new MlpAutoencoder(p, config);
            file.load(start, p);
            body.check(file, net, p);
        }
    }

    private static void withConv(String name, String start, Reference<ConvAutoencoder> body) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            List<Integer> widths = Arrays.stream(file.numbers("widths")).boxed().toList();
            int c = (int) file.get("in.x").size(1);
            ConvConfig config = new ConvConfig(file.number("latent"), file.number("size"), c, widths);
            ConvAutoencoder net = new ConvAutoencoder(p, config, Compute.PLAIN);
            file.load(start, p);
            body.check(file, net, p);
        }
    }

    /** Pixels in [0, 1], a row for each, as images. */
    private static Tensor images(MlpAutoencoder net, Tensor rows) {
        return rows.mul(2).add(-1).reshape(-1, 1, net.resolution(), net.resolution());
    }

    @Test
    void mlpIsTheReferences() {
        withMlp("vae_mlp", "M.", (file, net, p) -> {
            Tensor x = images(net, file.get("in.x"));
            Posterior q = net.encode(x, Mode.TRAINING);
            file.assertOutput("out.mu", q.mean());
            file.assertOutput("out.logvar", q.logVariance());
            Tensor z = q.sample(file.get("in.eps"));
            file.assertOutput("out.z", z);
            file.assertOutput("out.decoder_logits", net.logits(z, Mode.TRAINING));
            file.assertOutput(
                    "out.reconstruction", net.decode(z, Mode.TRAINING).add(1).mul(0.5));
            file.assertOutput(
                    "out.sample",
                    net.decode(file.get("in.z"), Mode.INFERENCE).add(1).mul(0.5));
            Tensor kl = q.divergence().sum();
            Tensor error = net.error(z, x, Mode.TRAINING).sum();
            file.assertLoss("loss.kl", kl);
            file.assertLoss("loss.bce", error);
            file.assertLoss("loss.total", error.add(kl));
            error.add(kl).backward();
            file.assertGradients("grad.", p);
        });
    }

    @Test
    void convIsTheReferences() {
        withConv("vae_conv", "M.", (file, net, p) -> {
            Tensor x = file.get("in.x");
            Tensor eps = file.get("in.eps");
            Posterior still = net.encode(x, Mode.INFERENCE);
            file.assertOutput(
                    "out.reconstruction_eval_start_statistics", net.decode(still.sample(eps), Mode.INFERENCE));
            Posterior q = net.encode(x, Mode.TRAINING);
            file.assertOutput("out.mu", q.mean());
            file.assertOutput("out.logvar", q.logVariance());
            Tensor drawn = net.decode(q.sample(eps), Mode.TRAINING);
            file.assertOutput("out.reconstruction_train", drawn);
            file.assertState("after.M.", p);
            file.load("M.", p);
            Loss loss = Loss.of(net, x, eps, file.real("kl_weight"));
            file.assertLoss("loss.mse", loss.error());
            file.assertLoss("loss.kl", loss.divergence());
            file.assertLoss("loss.total", loss.total());
            loss.total().backward();
            file.assertGradients("grad.", p);
        });
    }

    private record Loss(Tensor error, Tensor divergence, Tensor total) {
        static Loss of(Autoencoder net, Tensor x, Tensor eps, double weight) {
            Posterior q = net.encode(x, Mode.TRAINING);
            Tensor error = net.error(q.sample(eps), x, Mode.TRAINING).mean();
            Tensor kl = q.divergence().mean();
            return new Loss(error, kl, error.add(kl.mul(weight)));
        }
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
    void mlpTrainingIsTheReferences() {
        withMlp("vae_mlp_trajectory", "start.M.", (file, net, p) -> {
            try (Adam adam = adam(file, p)) {
                for (int i = 0; i < file.get("in.idx").size(0); i++) {
                    try (Scope scope = Scope.open()) {
                        Tensor x = images(net, file.rows("in.x", "in.idx", i));
                        Posterior q = net.encode(x, Mode.TRAINING);
                        Tensor error = net.error(q.sample(file.get("in.eps").select(0, i)), x, Mode.TRAINING);
                        Tensor loss = error.sum().add(q.divergence().sum());
                        file.assertHistory("loss.kl", i, q.divergence().sum(), 1e-4);
                        file.assertHistory("loss.total", i, loss, 1e-4);
                        improve(loss, p, adam);
                    }
                }
            }
            file.assertTravelled("M.", p);
        });
    }

    @Test
    void convTrainingIsTheReferences() {
        withConv("vae_conv_trajectory", "start.M.", (file, net, p) -> {
            try (Adam adam = adam(file, p)) {
                for (int i = 0; i < file.get("in.idx").size(0); i++) {
                    try (Scope scope = Scope.open()) {
                        Tensor x = file.rows("in.x", "in.idx", i);
                        Loss loss = Loss.of(net, x, file.get("in.eps").select(0, i), file.real("kl_weight"));
                        file.assertHistory("loss.total", i, loss.total(), 1e-4);
                        improve(loss.total(), p, adam);
                    }
                }
            }
            file.assertTravelled("M.", p);
        });
    }

    @Test
    void parametersAreAsManyAsTheReferences() {
        try (Params mlp = Params.shapesOnly();
                Params conv = Params.shapesOnly()) {
            new MlpAutoencoder(mlp, new MlpConfig(20, 28, 1, 400));
            new ConvAutoencoder(conv, new ConvConfig(128, 64, 3, ConvConfig.WIDTHS), Compute.PLAIN);
            assertEquals(652_824, mlp.parameterCount());
            assertEquals(3_937_635, conv.parameterCount());
        }
    }

    @Test
    void divergenceIsThatOfNormalDistributions() {
        Tensor mean = Tensor.of(new float[] {0, 0, 3, 0}, 2, 2);
        Tensor logVariance = Tensor.of(new float[] {0, 0, 0, (float) Math.log(4)}, 2, 2);
        float[] kl = new Posterior(mean, logVariance).divergence().toFloats();
        assertArrayEquals(new float[] {0, (float) (4.5 + 0.5 * (4 - 1 - Math.log(4)))}, kl, 1e-5f);
    }

    @Test
    void bernoulliErrorIsTheCrossEntropy() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            MlpAutoencoder net = new MlpAutoencoder(p, new MlpConfig(2, 4, 1, 8));
            Tensor z = Golden.sine(0, 1, 3, 2);
            Tensor x = Golden.sine(2, 0.4, 3, 1, 4, 4);
            float[] white = Pointwise.sigmoid(net.logits(z, Mode.INFERENCE)).toFloats();
            float[] pixels = x.toFloats();
            double sum = 0;
            for (int i = 0; i < white.length; i++) {
                double share = (pixels[i] + 1) / 2;
                sum -= share * Math.log(white[i]) + (1 - share) * Math.log(1 - white[i]);
            }
            assertEquals(sum, net.error(z, x, Mode.INFERENCE).sum().toDouble(), 1e-4 * sum);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 64})
    void convFitsAnyMultiple(int r) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Compute half = new Compute(Device.CPU, DType.BF16, true);
            ConvAutoencoder net = new ConvAutoencoder(p, new ConvConfig(5, r, 1, List.of(4, 6, 8)), half);
            Tensor x = Golden.sine(0, 0.3, 2, 1, r, r);
            Posterior q = net.encode(x, Mode.TRAINING);
            assertArrayEquals(new long[] {2, 5}, q.mean().shape());
            assertArrayEquals(x.shape(), net.decode(q.mean(), Mode.TRAINING).shape());
        }
    }

    @Test
    void sizesThatDoNotHalveAreRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new ConvConfig(8, 28, 1, List.of(4, 4, 4)));
        assertEquals("resolution must be a multiple of 8: 28", e.getMessage());
    }
}
