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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.Labels;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Progress;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.style.StyleTraining;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Draws;
import org.stylegan4j.tensor.Fixtures;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** Twelve whole training iterations against the reference's: all four phases, Adam, EMA and running means. */
@ExtendWith(NoLeaks.class)
class TrajectoryTest {
    private static final double TOLERANCE = 1e-3;
    private static final int BATCH = 8;
    private static final int ITERATIONS = 12;

    /** Hands out the fixture's numbers in order. */
    private static final class Given implements Draws {
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

    private static StyleGan2Config config() {
        StyleGan2Config.Networks networks = new StyleGan2Config.Networks(
                32, 32, 2, new Channels(256, 24), Architecture.SKIP, Architecture.RESNET, 4, 0, 0, NoiseMode.CONST);
        LossConfig loss =
                LossConfig.of(ScoreLoss.NON_SATURATING, PenaltyConfig.r1(0.5).withInterval(4));
        return new StyleGan2Config(
                networks,
                loss,
                StyleTraining.PAPER.withMixing(0),
                StyleGan2Config.training(0.0025, Average.halfLife(500, 0.05)));
    }

    @Test
    void twelveIterationsMatchTheReference() {
        Setup setup = new Setup(16, 3, 0, Compute.PLAIN, 1);
        try (TensorFile file = Fixtures.read("stylegan2/training_trajectory_16");
                Model model = config().build(setup)) {
            FixtureTest.load(model.networks().get("G"), file, "start.G.");
            FixtureTest.load(model.networks().get("D"), file, "start.D.");
            FixtureTest.load(model.networks().get("G_ema"), file, "start.G.");
            Map<String, List<Double>> losses = new HashMap<>();
            Progress progress = new Progress(0, 0, ITERATIONS * BATCH);
            while (!progress.done()) {
                iterate(model, file, progress, losses);
                progress = progress.after(BATCH);
            }
            compare("g_loss", file, losses.get("Gmain0"), 1);
            compare("pl_penalty", file, losses.get("Greg0"), 2);
            compare("d_loss_fake", file, losses.get("Dmain1"), 1);
            compare("d_loss_real", file, losses.get("Dmain0"), 1);
            compare("r1_penalty", file, losses.get("Dreg0"), 0.25);
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
        model.average(progress, BATCH);
    }

    private static void run(Model model, Phase phase, TensorFile file, String it, Map<String, List<Double>> losses) {
        model.networks().values().forEach(n -> n.requireGrad(false));
        phase.trained().forEach(trained -> trained.network().requireGrad(true));
        Batch real = new Batch(file.get(it + "real"), Tensor.zeros(BATCH, 0));
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
