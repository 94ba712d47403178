package org.stylegan4j.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.latent.Network;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Step;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;

/** Every system of the zoo trains, and its network file draws what training drew. */
@ExtendWith(NoLeaks.class)
class ZooSystemsTest {
    private static final int R = 32;
    private static final int N = 4;

    private static ModelConfig config(String system, String... settings) {
        TrainConfig preset = Presets.of(system, "laptop", TrainConfig.Data.of("pictures"), R);
        return Settings.apply(preset, List.of(settings)).model();
    }

    private static String narrow(String system) {
        return switch (system) {
            case "gan", "wgan" -> "networks.generatorWidth=8";
            case "wgan-gp", "sngan", "sagan" -> "networks.generatorWidth=8";
            default -> "networks.width=8";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "dcgan, 0",
        "dcgan, 3",
        "gan, 0",
        "gan, 3",
        "wgan, 0",
        "wgan-gp, 0",
        "wgan-gp, 3",
        "sngan, 0",
        "sngan, 3",
        "sagan, 0",
        "sagan, 3",
        "biggan, 0",
        "biggan, 3",
        "vae, 0"
    })
    void trainsAndItsFileDraws(String system, int classes, @TempDir Path folder) throws IOException {
        ModelConfig config = config(system, narrow(system));
        Setup setup = new Setup(R, 3, classes, Compute.PLAIN, 3);
        config.check(setup);
        assertFalse(config.summaries(setup).get(0).rows().isEmpty());
        try (Model model = config.build(setup);
                Rng rng = new Rng(5)) {
            float[] start = first(model, "G");
            Progress progress = new Progress(0, 0, 1000);
            for (int i = 0; i < 2; i++) {
                step(model, rng, progress, classes);
                progress = progress.after(N);
            }
            assertFalse(Arrays.equals(start, first(model, "G")), "the generator did not move");
            Path file = folder.resolve("net.safetensors");
            List<String> names = List.of("a", "b", "c").subList(0, classes);
            Checkpoint.write(file, model, new Provenance("pets", "abc", names, 3, 0, "0.1.0", "{}"));
            try (Network network = Network.load(file);
                    Scope scope = Scope.noGrad()) {
                Tensor z = Golden.sine(0.3, 0.7, 2, network.zDim());
                Tensor labels = labels(2, classes);
                float[] drawn = model.sampler().draw(z, labels).toFloats();
                assertEquals(2 * 3 * R * R, drawn.length);
                assertArrayEquals(drawn, network.generator().draw(z, labels).toFloats());
                assertEquals(R, network.resolution());
            }
        }
    }

    private static float[] first(Model model, String network) {
        return model.networks()
                .get(network)
                .parameters()
                .values()
                .iterator()
                .next()
                .toFloats();
    }

    private static Tensor labels(int n, int classes) {
        float[] rows = new float[n * classes];
        for (int i = 0; i < n && classes > 0; i++) {
            rows[i * classes + i % classes] = 1;
        }
        return Tensor.of(rows, n, classes);
    }

    private static void step(Model model, Rng rng, Progress progress, int classes) {
        model.prepare(progress);
        for (Phase phase : model.phases()) {
            assertTrue(phase.due().batches(progress) >= 1);
            model.networks().values().forEach(n -> n.requireGrad(false));
            phase.trained().forEach(trained -> trained.network().requireGrad(true));
            for (Objective objective : phase.objectives()) {
                try (Scope scope = Scope.open()) {
                    Tensor x = Golden.sine(0, 0.05, N, 3, R, R);
                    Step step = new Step(rng, Labels.NONE, (name, values) -> {}, Device.CPU);
                    Tensor loss = objective.loss(
                            new Batch(x, labels(N, classes)), classes > 0 ? withLabels(step, classes) : step);
                    assertTrue(Double.isFinite(loss.toDouble()));
                    loss.backward();
                }
            }
            for (Phase.Trained trained : phase.trained()) {
                trained.optimizer().step();
                trained.network().clearGrads();
            }
        }
        model.average(progress, N);
    }

    private static Step withLabels(Step step, int classes) {
        int[] all = IntStream.range(0, classes).toArray();
        return new Step(step.rng(), Labels.ofClasses(all, List.of()), step.stats(), step.device());
    }

    @ParameterizedTest
    @CsvSource({"wgan", "wgan-gp"})
    void weightsStayWithinTheClip(String system) {
        ModelConfig config =
                config(system, narrow(system), "loss.penalty.kind=weight_clipping", "loss.penalty.gamma=0.01");
        try (Model model = config.build(new Setup(R, 3, 0, Compute.PLAIN, 3));
                Rng rng = new Rng(5)) {
            step(model, rng, new Progress(0, 0, 1000), 0);
            model.networks().get("D").parameters().forEach((path, t) -> {
                try (Scope scope = Scope.noGrad()) {
                    assertTrue(t.abs().maxKeep().to(DType.FP32).toDouble() <= 0.0100001, path);
                }
            });
        }
    }
}
