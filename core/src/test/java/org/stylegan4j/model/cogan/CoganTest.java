package org.stylegan4j.model.cogan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Upkeep;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class CoganTest {
    private record Players(CoupledGenerator g, Params gWeights, CoupledDiscriminator d, Params dWeights, Rng rng) {
        Pair fakes(Tensor z, Mode mode) {
            return g.forward(z, mode);
        }

        Pair logits(Pair images, Mode mode) {
            return d.forward(images, mode, rng);
        }

        Pair logits(Pair images) {
            return logits(images, Mode.TRAINING);
        }
    }

    private interface Reference {
        void check(ZooFile file, Players players);
    }

    private static List<Integer> widths(ZooFile file, String key) {
        return Arrays.stream(file.numbers(key)).boxed().toList();
    }

    private static void with(String name, String start, Reference body) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU)) {
            Players players;
            if (name.startsWith("cogan_mnist")) {
                DigitConfig config =
                        new DigitConfig(file.number("latent_dim"), widths(file, "g_widths"), widths(file, "d_widths"));
                players = new Players(
                        new DigitGenerator(g, config, Compute.PLAIN),
                        g,
                        new DigitDiscriminator(d, config, Compute.PLAIN),
                        d,
                        rng);
            } else {
                int[] image = file.numbers("image");
                UpsamplingConfig config = new UpsamplingConfig(
                        file.number("latent_dim"), image[1], image[0], widths(file, "widths"), file.real("dropout"));
                players = new Players(
                        new UpsamplingGenerator(g, config, Compute.PLAIN),
                        g,
                        new UpsamplingDiscriminator(d, config, Compute.PLAIN),
                        d,
                        rng);
            }
            file.load(start + "G.", g);
            file.load(start + "D.", d);
            body.check(file, players);
        }
    }

    private static Tensor squares(Pair scores, double target) {
        return scores.first()
                .add(-target)
                .square()
                .mean()
                .add(scores.second().add(-target).square().mean());
    }

    private static Tensor upsamplingD(Players p, Pair real, Pair fake) {
        return squares(p.logits(real), 1)
                .add(squares(p.logits(fake.detach()), 0))
                .mul(0.25);
    }

    @Test
    void upsamplingNetworksAreTheReferences() {
        with("cogan_16", "", (file, p) -> {
            Tensor z = file.get("in.z");
            Pair real = new Pair(file.get("in.x1"), file.get("in.x2"));
            assertPair(file, "out.G", "_train", p.fakes(z, Mode.TRAINING));
            file.assertState("after.G.", p.gWeights());
            assertPair(file, "out.G", "_eval", p.fakes(z, Mode.INFERENCE));
            assertPair(file, "out.D", "_train", p.logits(real));
            file.assertState("after.D.", p.dWeights());
            assertPair(file, "out.D", "_eval", p.logits(real, Mode.INFERENCE));
            file.load("G.", p.gWeights());
            file.load("D.", p.dWeights());
            Pair fakes = p.fakes(z, Mode.TRAINING);
            Tensor d = upsamplingD(p, real, fakes);
            file.assertLoss("loss.d", d);
            d.backward();
            file.assertGradients("grad.d.", p.dWeights());
            file.load("D.", p.dWeights());
            Tensor g = squares(p.logits(fakes), 1).mul(0.5);
            file.assertLoss("loss.g", g);
            g.backward();
            file.assertGradients("grad.g.", p.gWeights());
        });
    }

    private static void assertPair(ZooFile file, String name, String end, Pair pair) {
        file.assertOutput(name + "1" + end, pair.first());
        file.assertOutput(name + "2" + end, pair.second());
    }

    /** Pixels in [0, 1] as images. */
    private static Tensor image(Tensor white) {
        return white.mul(2).add(-1);
    }

    private static Tensor white(Tensor image) {
        return image.add(1).mul(0.5);
    }

    private static Tensor logistic(Pair logits, double sign) {
        return Tensor.cat(0, logits.first(), logits.second())
                .mul(-sign)
                .softplus()
                .mean();
    }

    @Test
    void digitNetworksAreTheReferences() {
        with("cogan_mnist", "", (file, p) -> {
            Tensor z = file.get("in.z");
            Pair real = new Pair(image(file.get("in.xa")), image(file.get("in.xb")));
            Pair fakes = p.fakes(z, Mode.TRAINING);
            file.assertOutput("out.Ga_train", white(fakes.first()));
            file.assertOutput("out.Gb_train", white(fakes.second()));
            file.assertState("after.G.", p.gWeights());
            Pair still = p.fakes(z, Mode.INFERENCE);
            file.assertOutput("out.Ga_eval", white(still.first()));
            file.assertOutput("out.Gb_eval", white(still.second()));
            file.assertOutput("out.D_logits", ((DigitDiscriminator) p.d()).classes(real, Mode.TRAINING));
            Tensor d = logistic(p.logits(real), 1).add(logistic(p.logits(fakes.detach()), -1));
            file.assertLoss("loss.d", d);
            d.backward();
            file.assertGradients("grad.d.", p.dWeights());
            Tensor g = logistic(p.logits(fakes), 1);
            file.assertLoss("loss.g", g);
            g.backward();
            file.assertGradients("grad.g.", p.gWeights());
        });
    }

    private static Adam adam(ZooFile file, Params weights) {
        double[] betas = file.reals("betas");
        return new Adam(weights, new Adam.Settings(file.real("lr"), betas[0], betas[1], file.real("adam_eps")));
    }

    private static void improve(Tensor loss, Params weights, Adam adam, double decay) {
        weights.clearGrads();
        loss.backward();
        Upkeep.addDecay(weights, decay);
        adam.step();
    }

    @Test
    void upsamplingTrainingIsTheReferences() {
        with("cogan_16_trajectory", "start.", (file, p) -> {
            try (Adam forG = adam(file, p.gWeights());
                    Adam forD = adam(file, p.dWeights())) {
                for (int i = 0; i < file.get("in.idx").size(0); i++) {
                    try (Scope scope = Scope.open()) {
                        Pair real = new Pair(file.rows("in.x1", "in.idx", i), file.rows("in.x2", "in.idx", i));
                        Pair fakes = p.fakes(file.get("in.z").select(0, i), Mode.TRAINING);
                        Tensor g = squares(p.logits(fakes), 1).mul(0.5);
                        file.assertHistory("loss.g", i, g, 1e-4);
                        improve(g, p.gWeights(), forG, 0);
                        Tensor d = upsamplingD(p, real, fakes);
                        file.assertHistory("loss.d", i, d, 1e-4);
                        improve(d, p.dWeights(), forD, 0);
                    }
                }
            }
            file.assertTravelled("G.", p.gWeights());
            file.assertTravelled("D.", p.dWeights());
        });
    }

    @Test
    void digitTrainingIsTheReferences() {
        with("cogan_mnist_trajectory", "start.", (file, p) -> {
            double decay = file.real("weight_decay");
            try (Adam forG = adam(file, p.gWeights());
                    Adam forD = adam(file, p.dWeights())) {
                for (int i = 0; i < file.get("in.idx").size(0); i++) {
                    try (Scope scope = Scope.open()) {
                        Pair real = new Pair(
                                image(file.rows("in.xa", "in.idx", i)), image(file.rows("in.xb", "in.idx", i)));
                        Tensor z = file.get("in.z").select(0, i);
                        Pair fakes = p.fakes(z, Mode.TRAINING);
                        Tensor d = logistic(p.logits(real), 1).add(logistic(p.logits(fakes.detach()), -1));
                        file.assertHistory("loss.d", i, d, 1e-4);
                        improve(d, p.dWeights(), forD, decay);
                        Tensor g = logistic(p.logits(p.fakes(z, Mode.TRAINING)), 1);
                        file.assertHistory("loss.g", i, g, 1e-4);
                        improve(g, p.gWeights(), forG, decay);
                    }
                }
            }
            file.assertTravelled("G.", p.gWeights());
            file.assertTravelled("D.", p.dWeights());
        });
    }

    @Test
    void parametersAreAsManyAsTheReferences() {
        try (Params g = Params.shapesOnly();
                Params d = Params.shapesOnly();
                Params dg = Params.shapesOnly();
                Params dd = Params.shapesOnly()) {
            UpsamplingConfig config = new UpsamplingConfig(100, 32, 3, UpsamplingConfig.WIDTHS, 0.25);
            new UpsamplingGenerator(g, config, Compute.PLAIN);
            new UpsamplingDiscriminator(d, config, Compute.PLAIN);
            new DigitGenerator(dg, DigitConfig.PAPER, Compute.PLAIN);
            new DigitDiscriminator(dd, DigitConfig.PAPER, Compute.PLAIN);
            Map<String, Long> counts = Map.of(
                    "G", g.parameterCount(),
                    "D", d.parameterCount(),
                    "digit G", dg.parameterCount(),
                    "digit D", dd.parameterCount());
            assertEquals(Map.of("G", 1_126_790L, "D", 98_914L, "digit G", 7_842_694L, "digit D", 427_593L), counts);
        }
    }

    @Test
    void dropoutDropsWholeMapsInTrainingOnly() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            UpsamplingConfig config = new UpsamplingConfig(4, 16, 1, List.of(4, 4, 4, 4), 0.5);
            Compute half = new Compute(Device.CPU, DType.BF16, true);
            UpsamplingDiscriminator d = new UpsamplingDiscriminator(p, config, half);
            Tensor x = Golden.sine(0, 0.1, 4, 1, 16, 16);
            Pair images = new Pair(x, x.flip(3));
            Tensor once = d.forward(images, Mode.INFERENCE, rng).first();
            assertClose(
                    "inference", once, d.forward(images, Mode.INFERENCE, rng).first(), 0);
            Tensor a = d.forward(images, Mode.TRAINING, rng).first();
            Tensor b = d.forward(images, Mode.TRAINING, rng).first();
            assertEquals(true, a.sub(b).abs().sum().toDouble() > 0);
            assertArrayEquals(new long[] {4, 1}, a.shape());
        }
    }

    @Test
    void badSizesAreRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new UpsamplingConfig(4, 28, 1, UpsamplingConfig.WIDTHS, 0.25));
        assertEquals("resolution must be a multiple of 16: 28", e.getMessage());
    }
}
