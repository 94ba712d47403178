package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.RunDir;
import org.stylegan4j.train.run.TrainListener;

/** Trainings of networks that grow from 4x4 to 16x16 within 256 images. */
@ExtendWith(NoLeaks.class)
class GrowingTrainingTest {
    private static final int THREADS = Engine.threads();

    @TempDir
    Path out;

    @BeforeAll
    static void useOneThread() {
        Engine.threads(1);
    }

    @AfterAll
    static void useAllThreads() {
        Engine.threads(THREADS);
    }

    private static TrainConfig config(String system, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "networks.channels.max=8",
                "networks.zDim=8",
                "data.resolution=16",
                "data.maxImages=20",
                "schedule.batchGpu=4",
                "schedule.totalKimg=0.256",
                "output.tickKimg=0.064"));
        if (system.equals("progan")) {
            settings.addAll(List.of(
                    "growth.trainingKimg=0.032",
                    "growth.transitionKimg=0.064",
                    "growth.batch=16,8:8,16:4",
                    "growth.learningRate=0.002,16:0.001"));
        }
        settings.addAll(List.of(more));
        TrainConfig start = Presets.of(system, "laptop", TrainConfig.Data.of("faces"), 16);
        return Settings.apply(start.withMachine(ToyRun.CPU), settings);
    }

    private static final class Recorder implements TrainListener {
        private final List<String> levels = new ArrayList<>();
        private final int stopAfter;
        private Trainer trainer;

        Recorder(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public void step(StepReport report) {
            levels.add(report.means().getOrDefault("Progress/resolution", 0.0).intValue() + " "
                    + report.means().getOrDefault("Progress/alpha", 1.0));
            if (levels.size() == stopAfter) {
                trainer.requestStop();
            }
        }
    }

    private static TrainListener.End train(RunDir run, TrainConfig config, Recorder recorder) throws IOException {
        try (DatasetData data = DatasetData.open(config.data(), 0, ProgressListener.NONE);
                Trainer trainer = Trainer.open(run, config, data, recorder)) {
            recorder.trainer = trainer;
            return trainer.run();
        }
    }

    private static RunDir folder(Path outDir, TrainConfig config) throws IOException {
        try (DatasetData data = DatasetData.open(config.data(), 0, ProgressListener.NONE)) {
            return RunDir.create(outDir, config, data.facts());
        }
    }

    /** Stops at every step once: before, at the beginning of, within and at the end of each fade. */
    @Test
    void stoppedAndContinuedEqualsUninterruptedWhereverItStops() throws IOException {
        TrainConfig config = config("progan");
        Recorder whole = new Recorder(Integer.MAX_VALUE);
        TrainListener.End uninterrupted = train(folder(out.resolve("a"), config), config, whole);
        assertTrue(uninterrupted.finished());
        assertTrue(whole.levels.contains("8 0.5"), whole.levels.toString());
        assertTrue(whole.levels.contains("16 0.5"), whole.levels.toString());

        RunDir run = folder(out.resolve("b"), config);
        List<String> levels = new ArrayList<>();
        boolean finished = false;
        while (!finished) {
            Recorder some = new Recorder(3);
            TrainListener.End end = train(run, config, some);
            finished = end.finished();
            levels.addAll(some.levels);
        }
        assertEquals(whole.levels, levels);
        assertEquals(
                ToyRun.bits(uninterrupted.state().orElseThrow()),
                ToyRun.bits(run.states().get(0)));
    }

    @Test
    void picturesAreAllOfOneSizeAndStatisticsNameTheLevel() throws IOException {
        TrainConfig config = config("progan");
        TrainListener.End end = train(folder(out, config), config, new Recorder(Integer.MAX_VALUE));
        for (String name : List.of("reals.png", "fakes_init.png", "fakes000000.png")) {
            assertEquals(160, ImageIO.read(end.run().resolve(name).toFile()).getWidth(), name);
        }
        List<String> ticks = Files.readAllLines(end.run().resolve("stats.jsonl"));
        assertTrue(ticks.get(0).contains("\"Progress/resolution\":{\"num\":1,\"mean\":4.0"), ticks.get(0));
        String last = ticks.get(ticks.size() - 1);
        assertTrue(last.contains("\"Progress/resolution\":{\"num\":1,\"mean\":16.0"), last);
        assertTrue(last.contains("Loss/gradient_penalty"), last);
        assertFalse(last.contains("NaN"), last);
    }

    @Test
    void systemsThatDoNotGrowContinueToTheSameBitsToo() throws IOException {
        TrainConfig config = config("msg-progan", "schedule.totalKimg=0.096");
        TrainListener.End whole = train(folder(out.resolve("a"), config), config, new Recorder(Integer.MAX_VALUE));
        RunDir run = folder(out.resolve("b"), config);
        train(run, config, new Recorder(3));
        TrainListener.End end = train(run, config, new Recorder(Integer.MAX_VALUE));
        assertEquals(
                ToyRun.bits(whole.state().orElseThrow()),
                ToyRun.bits(end.state().orElseThrow()));
    }

    @Test
    void conditionalDiscriminatorAlsoLearnsTheClasses() throws IOException {
        TrainConfig config = config("progan", "data.cond=true");
        TrainListener.End end = train(folder(out, config), config, new Recorder(6));
        List<String> ticks = Files.readAllLines(end.run().resolve("stats.jsonl"));
        assertTrue(ticks.get(0).contains("Loss/classes/real"), ticks.get(0));
        assertTrue(ticks.get(0).contains("Loss/classes/fake"), ticks.get(0));
    }
}
