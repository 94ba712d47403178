package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Due;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Replicas;
import org.stylegan4j.model.ToyConfig;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Crossings;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.Statistic;
import org.stylegan4j.train.run.Statistics;

@ExtendWith(NoLeaks.class)
class IterationTest {
    private static Iteration.Plan plan(int batchGpu, Labels labels) {
        return new Iteration.Plan(batchGpu, 5, labels, Device.CPU);
    }

    /** The toy discriminator's loss on real images has no random part, so only the order of additions differs. */
    @Test
    void accumulatedGradientsEqualThoseOfTheWholeBatch() {
        assertArrayEquals(discriminatorAfterOneStep(8), discriminatorAfterOneStep(2), 1e-6f);
    }

    private static float[] discriminatorAfterOneStep(int batchGpu) {
        TrainingData data = new ToyData(8, 8, 1, false);
        ModelConfig.Setup setup = new ModelConfig.Setup(8, 1, 0, Compute.PLAIN, 1);
        try (Model model = new RealOnly(ToyConfig.DEFAULT.build(setup));
                Iteration iteration = new Iteration(model, plan(batchGpu, Labels.NONE));
                Batch batch = data.pictures(List.of(0, 1, 2, 3, 4, 5, 6, 7))) {
            for (int i = 0; i < 3; i++) {
                iteration.run(Reals.of(batch), new Progress(8L * i, i, 100), () -> {});
            }
            return model.networks().get("D").all().get("layer.weight").toFloats();
        }
    }

    @Test
    void phasesRunWhenTheyAreDue() {
        TrainingData data = new ToyData(8, 8, 1, false);
        ModelConfig.Setup setup = new ModelConfig.Setup(8, 1, 0, Compute.PLAIN, 1);
        try (Model model = ToyConfig.DEFAULT.build(setup);
                Iteration iteration = new Iteration(model, plan(4, Labels.NONE));
                Batch batch = data.pictures(List.of(0, 1, 2, 3))) {
            for (int i = 0; i < 8; i++) {
                iteration.run(Reals.of(batch), new Progress(4L * i, i, 100), () -> {});
            }
            Map<String, Statistic> s = iteration.statistics().endTick();
            assertEquals(8, s.get("Timing/Gmain").num());
            assertEquals(2, s.get("Timing/Greg").num());
            assertEquals(8, s.get("Timing/Dmain").num());
            assertEquals(1, s.get("Timing/Dreg").num());
        }
    }

    private static List<String> settings(String system) {
        String channels = "model.networks.channels.max=8";
        return system.startsWith("msg") || system.equals("stylegan2")
                ? List.of(channels)
                : List.of(channels, "model.growth.initialResolution=16", "model.growth.batch=");
    }

    /** On a card each would make the program wait. */
    @ParameterizedTest
    @ValueSource(strings = {"stylegan2", "stylegan1", "progan", "msg-progan", "msg-stylegan"})
    void aStepCopiesNothingAndReadsNoMoreThanItsStatisticsAndLevel(String system) {
        TrainConfig.Data data = TrainConfig.Data.of("waves");
        ModelConfig config = Settings.apply(
                        Presets.of(system, Presets.usual(system, false), data, 16), settings(system))
                .model();
        ModelConfig.Setup setup = new ModelConfig.Setup(16, 3, 0, Compute.PLAIN, 1);
        try (Model model = config.build(setup);
                Iteration iteration = new Iteration(model, plan(4, Labels.NONE));
                Batch batch = new ToyData(8, 16, 3, false).pictures(List.of(0, 1, 2, 3, 4, 5, 6, 7))) {
            iteration.run(Reals.of(batch), new Progress(0, 0, 800), () -> {});
            for (int i = 1; i <= 16; i++) {
                Crossings before = Crossings.soFar();
                iteration.run(Reals.of(batch), new Progress(8L * i, i, 800), () -> {});
                boolean grows =
                        List.of("stylegan1", "progan", "msg-stylegan").contains(system); // and is asked for its level
                long reads = grows ? 2 : 1;
                assertEquals(new Crossings(0, reads), Crossings.soFar().since(before), "step " + i);
            }
        }
    }

    @Test
    void whatIsDoneMeanwhileComesAfterAllPhasesAndBeforeTheirResultsAreRead() {
        TrainingData data = new ToyData(8, 8, 1, false);
        ModelConfig.Setup setup = new ModelConfig.Setup(8, 1, 0, Compute.PLAIN, 1);
        Set<String> known = new TreeSet<>();
        try (Model model = ToyConfig.DEFAULT.build(setup);
                Iteration iteration = new Iteration(model, plan(4, Labels.NONE));
                Batch batch = data.pictures(List.of(0, 1, 2, 3))) {
            Statistics statistics = iteration.statistics();
            iteration.run(
                    Reals.of(batch),
                    new Progress(0, 0, 16),
                    () -> known.addAll(statistics.endTick().keySet()));
        }
        assertEquals(Set.of("Timing/Gmain", "Timing/Greg", "Timing/Dmain", "Timing/Dreg"), known);
    }

    @Test
    void twoStepsOfStyleGan2ReportTheReferencesStatistics() {
        TrainingData data = new ToyData(8, 16, 3, true);
        StyleGan2Config config = (StyleGan2Config) Settings.apply(
                        Presets.of("laptop", TrainConfig.Data.of("waves"), 16),
                        List.of("networks.channels.max=8", "networks.zDim=8", "networks.wDim=8"))
                .model();
        ModelConfig.Setup setup = new ModelConfig.Setup(16, 3, 2, Compute.PLAIN, 1);
        try (Model model = config.build(setup);
                Iteration iteration = new Iteration(model, plan(4, data.labels()));
                Batch batch = data.pictures(List.of(0, 1, 2, 3, 4, 5, 6, 7))) {
            iteration.run(Reals.of(batch), new Progress(0, 0, 16), () -> {});
            iteration.run(Reals.of(batch), new Progress(8, 1, 16), () -> {});
            Map<String, Statistic> s = iteration.statistics().endTick();
            assertEquals(
                    Set.of(
                            "Loss/scores/fake",
                            "Loss/scores/real",
                            "Loss/signs/fake",
                            "Loss/signs/real",
                            "Loss/G/loss",
                            "Loss/G/reg",
                            "Loss/D/loss",
                            "Loss/D/reg",
                            "Loss/pl_penalty",
                            "Loss/r1_penalty",
                            "Timing/Gmain",
                            "Timing/Greg",
                            "Timing/Dmain",
                            "Timing/Dreg"),
                    s.keySet());
            assertEquals(4, s.get("Loss/D/loss").num()); // two steps of two shares
            assertEquals(2 * Math.log(2), s.get("Loss/D/loss").mean(), 0.5);
        }
    }

    /** A model that only counts: what its phases were given, and the gradients that were summed. */
    private static List<String> turns(Due d, Due g, int steps) {
        List<String> seen = new ArrayList<>();
        ModelConfig.Setup setup = new ModelConfig.Setup(8, 1, 0, Compute.PLAIN, 1);
        try (Model toy = ToyConfig.DEFAULT.build(setup)) {
            Model counting = new Counting(toy, seen, d, g);
            try (Iteration iteration = new Iteration(counting, plan(4, Labels.NONE))) {
                Progress progress = new Progress(0, 0, 1000);
                int[] number = {0};
                for (int i = 0; i < steps; i++) {
                    Iteration.Result done = iteration.run(
                            () -> new Batch(
                                    Tensor.full(number[0]++, DType.FP32, Device.CPU, 4, 1, 8, 8), Tensor.zeros(4, 0)),
                            progress,
                            () -> {});
                    seen.add("images " + done.images());
                    progress = progress.after(done.images());
                }
            }
        }
        return seen;
    }

    @Test
    void theCriticTakesFreshBatchesAndTheGeneratorTheLastOfThem() {
        assertEquals(
                List.of("D 0", "D 1", "D 2", "G 2", "images 12", "D 3", "D 4", "D 5", "G 5", "images 12"),
                turns(at -> 3, Due.ALWAYS, 2));
    }

    @Test
    void aPhaseMayRestForAStep() {
        assertEquals(
                List.of("D 0", "G 0", "images 4", "D 1", "images 4", "D 2", "G 2", "images 4"),
                turns(Due.ALWAYS, Due.every(2), 3));
    }

    @Test
    void gradientsOfAllReplicasAreSummedBeforeTheOptimizersStep() {
        List<Integer> sums = new ArrayList<>();
        Replicas two = new Replicas() {
            @Override
            public int rank() {
                return 1;
            }

            @Override
            public int count() {
                return 2;
            }

            @Override
            public void sum(List<Tensor> gradients) {
                sums.add(gradients.size());
                gradients.forEach(g -> InPlace.fill(g, 0));
            }
        };
        ModelConfig.Setup setup = new ModelConfig.Setup(8, 1, 0, Compute.PLAIN, 1);
        try (Model model = ToyConfig.DEFAULT.build(setup);
                Iteration iteration = new Iteration(model, new Iteration.Plan(4, 5, Labels.NONE, Device.CPU, two));
                Batch batch = new ToyData(8, 8, 1, false).pictures(List.of(0, 1, 2, 3))) {
            float[] before = model.networks().get("D").all().get("layer.weight").toFloats();
            iteration.run(Reals.of(batch), new Progress(0, 0, 16), () -> {});
            assertEquals(List.of(2, 2, 2, 1), sums); // a penalty on slopes does not reach the bias
            // without a gradient nothing moves
            assertArrayEquals(
                    before, model.networks().get("D").all().get("layer.weight").toFloats());
        }
    }
}
