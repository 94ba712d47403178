package org.stylegan4j.model.stylegan2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stylegan4j.tensor.TensorAssert.assertRelative;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.Turns;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.style.PathLength;
import org.stylegan4j.model.style.StyleTraining;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Fixtures.Fixture;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** Whole training iterations against the reference's: all four phases, Adam, EMA and running means. */
@ExtendWith(NoLeaks.class)
class TrajectoryTest {
    private static final double TOLERANCE = 1e-3;

    /** Hands out the fixture's numbers in order. */
    private static final class Given implements RandomSource {
        private final Deque<Tensor> queue = new ArrayDeque<>();

        @Override
        public Tensor normal(Device device, long... shape) {
            return queue.remove().expect("draw", shape);
        }

        @Override
        public int below(int bound) {
            throw new AssertionError("nothing here draws whole numbers");
        }

        @Override
        public double uniform() {
            throw new AssertionError("nothing here draws uniform numbers");
        }
    }

    private static StyleGan2Config config(Map<String, String> m) {
        OptimizerConfig adam = new OptimizerConfig(
                OptimizerConfig.Kind.ADAM, number(m, "lr"), number(m, "beta1"), number(m, "beta2"), number(m, "eps"));
        StyleGan2Config.Networks networks = new StyleGan2Config.Networks(
                count(m, "z_dim"),
                count(m, "w_dim"),
                count(m, "mapping_layers"),
                new Channels(count(m, "channel_base"), count(m, "channel_max")),
                architecture(m, "g_arch", Architecture.SKIP),
                architecture(m, "d_arch", Architecture.RESNET),
                count(m, "mbstd_group_size"),
                0,
                0,
                NoiseMode.valueOf(m.get("noise_mode").toUpperCase(Locale.ROOT)));
        PenaltyConfig r1 = PenaltyConfig.r1(number(m, "r1_gamma")).withInterval(count(m, "d_reg_interval"));
        PathLength.Settings pathLength = new PathLength.Settings(
                number(m, "pl_weight"), number(m, "pl_decay"), count(m, "pl_batch_shrink"), count(m, "g_reg_interval"));
        Average average = Average.halfLife(1000 * number(m, "ema_kimg"), number(m, "ema_rampup"));
        return new StyleGan2Config(
                networks,
                LossConfig.of(ScoreLoss.NON_SATURATING, r1),
                new StyleTraining(number(m, "style_mixing_prob"), pathLength),
                AdversarialTraining.of(adam, average).withTurns(Turns.GENERATOR_FIRST));
    }

    private static double number(Map<String, String> m, String key) {
        return Double.parseDouble(m.get(key));
    }

    private static int count(Map<String, String> m, String key) {
        return Integer.parseInt(m.get(key));
    }

    private static Architecture architecture(Map<String, String> m, String key, Architecture usual) {
        return m.containsKey(key) ? Architecture.valueOf(m.get(key).toUpperCase(Locale.ROOT)) : usual;
    }

    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#trajectories")
    void iterationsMatchTheReference(Fixture fixture) {
        try (TensorFile file = fixture.read()) {
            Map<String, String> m = file.metadata();
            int channels = (int) file.get("it0.real").size(1);
            compare(file, config(m), new Setup(count(m, "resolution"), channels, count(m, "c_dim"), Compute.PLAIN, 1));
        }
    }

    private static void compare(TensorFile file, StyleGan2Config config, Setup setup) {
        int batch = count(file.metadata(), "batch");
        try (Model model = config.build(setup)) {
            FixtureTest.load(model.networks().get("G"), file, "start.G.");
            FixtureTest.load(model.networks().get("D"), file, "start.D.");
            FixtureTest.load(model.networks().get("G_ema"), file, "start.G.");
            Map<String, List<Double>> losses = new HashMap<>();
            Progress progress = new Progress(0, 0, (long) count(file.metadata(), "iterations") * batch);
            while (!progress.done()) {
                iterate(model, file, progress, losses);
                progress = progress.after(batch);
            }
            compare("g_loss", file, losses.get("Gmain0"), 1);
            compare(
                    "pl_penalty",
                    file,
                    losses.get("Greg0"),
                    config.style().pathLength().weight());
            compare("d_loss_fake", file, losses.get("Dmain1"), 1);
            compare("d_loss_real", file, losses.get("Dmain0"), 1);
            compare(
                    "r1_penalty",
                    file,
                    losses.get("Dreg0"),
                    config.loss().penalty().gamma() / 2);
            assertEquals(
                    file.get("end.pl_mean").toDouble(),
                    model.state().get("pl_mean").toDouble(),
                    1e-5);
            for (String network : List.of("G", "D", "G_ema")) {
                model.networks().get(network).all().forEach((name, t) -> {
                    Tensor expected = file.get("end." + network + "." + name);
                    assertRelative(network + "." + name, expected, t, TOLERANCE);
                });
            }
        }
    }

    private static void iterate(Model model, TensorFile file, Progress progress, Map<String, List<Double>> losses) {
        String it = "it" + progress.step() + ".";
        for (Phase phase : model.phases()) {
            if (phase.due().batches(progress) > 0) {
                try (Scope scope = Scope.open()) {
                    run(model, phase, file, it, losses);
                }
            }
        }
        model.average(progress, count(file.metadata(), "batch"));
    }

    private static void run(Model model, Phase phase, TensorFile file, String it, Map<String, List<Double>> losses) {
        model.networks().values().forEach(n -> n.requireGrad(false));
        phase.trained().forEach(trained -> trained.network().requireGrad(true));
        Tensor x = file.get(it + "real");
        Batch real = new Batch(x, Tensor.zeros(x.size(0), 0));
        int index = 0;
        for (Objective objective : phase.objectives()) {
            Step step = new Step(given(file, it, phase), Labels.NONE, (name, values) -> {}, Device.CPU);
            Tensor loss = objective.loss(real, step);
            losses.computeIfAbsent(phase.name() + index++, k -> new ArrayList<>())
                    .add(loss.toDouble());
            loss.mul(phase.due().weight()).backward();
        }
        for (Phase.Trained trained : phase.trained()) {
            trained.optimizer().step();
            trained.network().clearGrads();
        }
    }

    private static Given given(TensorFile file, String it, Phase phase) {
        Given given = new Given();
        String prefix = it + phase.name().toLowerCase(Locale.ROOT) + ".";
        if (file.tensors().containsKey(prefix + "z")) {
            given.queue.add(file.get(prefix + "z"));
        }
        if (file.tensors().containsKey(prefix + "pl_noise")) {
            given.queue.add(file.get(prefix + "pl_noise"));
        }
        return given;
    }

    /** The fixture's losses are means of the penalties; ours carry their weights. */
    private static void compare(String name, TensorFile file, List<Double> ours, double weight) {
        float[] expected = file.get("loss." + name).toFloats();
        assertEquals(expected.length, ours.size(), name);
        for (int i = 0; i < expected.length; i++) {
            double e = expected[i] * weight;
            assertEquals(e, ours.get(i), TOLERANCE * Math.abs(e), name + " " + i);
        }
    }
}
