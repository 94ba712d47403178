package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.RunDir;
import org.stylegan4j.train.run.TrainListener;
import org.stylegan4j.train.run.TrainingDiverged;

@ExtendWith(NoLeaks.class)
class TrainerTest {
    private static final int THREADS = Engine.threads();

    @TempDir
    Path out;

    /** Networks this small are faster on one thread, most of all on a busy machine. */
    @BeforeAll
    static void useOneThread() {
        Engine.threads(1);
    }

    @AfterAll
    static void useAllThreads() {
        Engine.threads(THREADS);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(files.map(p -> p.getFileName().toString())
                    .map(name -> name.replaceFirst("tfevents.*", "tfevents"))
                    .toList());
        }
    }

    @Test
    void writesTheFilesOfARun() throws IOException {
        TrainListener.End end = ToyRun.trainWhole(out, ToyRun.config(20));
        assertTrue(end.finished());
        assertEquals("00000-waves8-toy-batch4-kimg0.08", end.run().getFileName().toString());
        assertEquals(
                Set.of(
                        "events.out.tfevents",
                        "fakes000000.png",
                        "fakes_init.png",
                        "log.txt",
                        "network-snapshot-000000.safetensors",
                        "reals.png",
                        "run.lock",
                        "stats.jsonl",
                        "training-state-000000.080.safetensors",
                        "training_options.json"),
                names(end.run()));
    }

    @Test
    void snapshotSaysWhereItComesFrom() throws IOException {
        TrainListener.End end = ToyRun.trainWhole(out, ToyRun.config(6));
        try (Checkpoint c = NetworkFiles.read(end.run().resolve("network-snapshot-000000.safetensors"))) {
            assertEquals("toy", c.model());
            assertEquals(24, c.provenance().images());
            assertEquals("0123456789abcdef", c.provenance().dataHash());
            assertTrue(
                    c.provenance().options().contains("\"batch\":4"),
                    c.provenance().options());
        }
    }

    @Test
    void stoppedAndContinuedEqualsUninterrupted() throws IOException {
        TrainConfig config = ToyRun.config(26);
        TrainListener.End whole = ToyRun.trainWhole(out.resolve("a"), config);
        RunDir run = ToyRun.folder(out.resolve("b"), config);
        TrainListener.End first = ToyRun.train(run, config, 13);
        assertFalse(first.finished());
        assertEquals(13 * ToyRun.BATCH, first.progress().images());
        TrainListener.End second = ToyRun.train(run, config, Integer.MAX_VALUE);
        assertEquals(
                ToyRun.bits(whole.state().orElseThrow()),
                ToyRun.bits(second.state().orElseThrow()));
    }

    @Test
    void stoppedAndContinuedStyleGan2EqualsUninterrupted() throws IOException {
        TrainConfig laptop = Presets.of("laptop", TrainConfig.Data.of("waves"), 8);
        TrainConfig config = Settings.apply(
                laptop.withMachine(ToyRun.CPU),
                List.of("networks.channels.max=8", "schedule.totalKimg=0.128", "output.tickKimg=0.05"));
        TrainListener.End whole = ToyRun.trainWhole(out.resolve("a"), config);
        RunDir run = ToyRun.folder(out.resolve("b"), config);
        ToyRun.train(run, config, 3);
        TrainListener.End end = ToyRun.train(run, config, Integer.MAX_VALUE);
        assertEquals(
                ToyRun.bits(whole.state().orElseThrow()),
                ToyRun.bits(end.state().orElseThrow()));
    }

    @Test
    void anotherSeedTrainsDifferently() throws IOException {
        TrainListener.End a = ToyRun.trainWhole(out, ToyRun.config(5));
        TrainListener.End b = ToyRun.trainWhole(out, ToyRun.config(5, "seed=4"));
        assertFalse(ToyRun.bits(a.state().orElseThrow())
                .equals(ToyRun.bits(b.state().orElseThrow())));
    }

    @Test
    void statisticsOfAContinuedRunHaveNoTickTwice() throws IOException {
        TrainConfig config = ToyRun.config(26, "output.keepStates=9");
        RunDir run = ToyRun.folder(out, config);
        ToyRun.train(run, config, 7);
        TrainListener.End end = ToyRun.train(run, config, 12);
        Files.delete(end.state().orElseThrow()); // as if killed before it was written
        ToyRun.train(run, config, Integer.MAX_VALUE);
        List<String> ticks = Files.readAllLines(run.path().resolve("stats.jsonl")).stream()
                .map(line -> line.replaceFirst(".*\"Progress/tick\":\\{\"num\":1,\"mean\":([^,]*),.*", "$1"))
                .toList();
        assertEquals(List.of("0.0", "1.0", "2.0", "3.0", "4.0", "5.0", "5.0"), ticks);
    }

    @Test
    void damagedStateFallsBackToTheOneBefore() throws IOException {
        TrainConfig config = ToyRun.config(26);
        TrainListener.End whole = ToyRun.trainWhole(out.resolve("a"), config);
        RunDir run = ToyRun.folder(out.resolve("b"), config);
        ToyRun.train(run, config, 7);
        Path newest = ToyRun.train(run, config, 4).state().orElseThrow();
        Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 3000));
        List<String> notes = new ArrayList<>();
        TrainListener listener = new TrainListener() {
            @Override
            public void note(String message) {
                notes.add(message);
            }
        };
        try (Trainer trainer = Trainer.open(run, config, ToyRun.data(), listener)) {
            assertEquals(28, trainer.progress().images());
            TrainListener.End end = trainer.run();
            assertEquals(
                    ToyRun.bits(whole.state().orElseThrow()),
                    ToyRun.bits(end.state().orElseThrow()));
        }
        assertEquals(2, notes.size());
        assertTrue(notes.get(0).startsWith("cannot use training-state-000000.044.safetensors: "), notes.get(0));
        assertEquals("going back to training-state-000000.028.safetensors", notes.get(1));
    }

    @Test
    void otherImagesAreRefusedOnResume() throws IOException {
        TrainConfig config = ToyRun.config(26);
        RunDir run = ToyRun.folder(out, config);
        ToyRun.train(run, config, 3);
        Path options = run.path().resolve("training_options.json");
        Files.writeString(options, Files.readString(options).replace("0123456789abcdef", "other"));
        IOException e = assertThrows(IOException.class, () -> ToyRun.train(run, config, 3));
        assertEquals("the images are not those that the training began with: waves", e.getMessage());
    }

    @Test
    void finishedTrainingGoesOnWithMoreImages() throws IOException {
        TrainConfig longer = ToyRun.config(20);
        TrainListener.End whole = ToyRun.trainWhole(out.resolve("a"), longer);
        RunDir run = ToyRun.folder(out.resolve("b"), ToyRun.config(10));
        ToyRun.train(run, ToyRun.config(10), Integer.MAX_VALUE);
        run.update(longer);
        TrainListener.End end = ToyRun.train(run, run.config(ToyRun.SYSTEMS), Integer.MAX_VALUE);
        assertEquals(
                ToyRun.bits(whole.state().orElseThrow()),
                ToyRun.bits(end.state().orElseThrow()));
    }

    @Test
    void stateOfOtherNetworksIsRefusedAndKept() throws IOException {
        TrainConfig config = ToyRun.config(26);
        RunDir run = ToyRun.folder(out, config);
        Path state = ToyRun.train(run, config, 3).state().orElseThrow();
        TrainConfig wider = ToyRun.config(26, "zDim=5");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ToyRun.train(run, wider, 3));
        assertEquals(
                "a state of other networks (missing or misshapen tensor network.G.layer.weight): " + state,
                e.getMessage());
        assertTrue(Files.exists(state));
    }

    @Test
    void killedProcessContinuesToTheSameBits() throws Exception {
        int steps = 150;
        TrainListener.End whole = ToyRun.trainWhole(out.resolve("a"), ToyRun.killable(steps));
        Process process = spawn(out.resolve("b"), steps);
        Path run = out.resolve("b").resolve(whole.run().getFileName());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && !hasState(run) && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        Thread.sleep(new Random().nextInt(30));
        boolean killed = process.isAlive();
        process.destroyForcibly().waitFor();
        assertTrue(killed, "the training ended before it could be killed");
        Process again = spawn(out.resolve("b"), steps);
        assertTrue(again.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, again.exitValue());
        assertEquals(
                ToyRun.bits(whole.state().orElseThrow()),
                ToyRun.bits(RunDir.open(run).states().get(0)));
    }

    private static boolean hasState(Path run) throws IOException {
        return Files.isDirectory(run) && names(run).stream().anyMatch(n -> n.matches("training-state.*safetensors"));
    }

    private static Process spawn(Path outDir, int steps) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ToyRun.class.getName(),
                        outDir.toString(),
                        Integer.toString(steps))
                .inheritIO()
                .start();
    }

    @Test
    void keepsTheNewestStatesOnly() throws IOException {
        TrainConfig config = ToyRun.config(40, "output.stateMinutes=0");
        TrainListener.End end = ToyRun.trainWhole(out, config);
        List<String> states = RunDir.open(end.run()).states().stream()
                .map(p -> p.getFileName().toString())
                .toList();
        assertEquals(List.of("training-state-000000.160.safetensors", "training-state-000000.156.safetensors"), states);
    }

    @Test
    void lossThatIsNotFiniteStopsAndNamesPhaseStepAndState() throws IOException {
        TrainConfig config = ToyRun.config(40, "output.stateMinutes=0", "optimizer.learningRate=1e38");
        RunDir run = ToyRun.folder(out, config);
        TrainingDiverged e = assertThrows(TrainingDiverged.class, () -> ToyRun.train(run, config, Integer.MAX_VALUE));
        assertTrue(
                e.getMessage()
                        .matches("(the loss of phase \\w+|a weight of network \\w+) became NaN or infinite in step"
                                + " \\d+; (last good state: .*safetensors|no state had been saved yet)"),
                e.getMessage());
    }

    @Test
    void fileThatCannotBeWrittenStopsWithOneLineAndKeepsTheState() throws IOException {
        TrainConfig config = ToyRun.config(40);
        RunDir run = ToyRun.folder(out, config);
        Files.createDirectories(run.path().resolve("fakes000000.png").resolve("in the way"));
        IOException e = assertThrows(IOException.class, () -> ToyRun.train(run, config, Integer.MAX_VALUE));
        assertTrue(e.getMessage().startsWith("cannot write into " + run.path() + ": "), e.getMessage());
        assertTrue(
                e.getMessage()
                        .endsWith("; the state is saved in " + run.states().get(0)),
                e.getMessage());
        assertEquals(1, run.states().size());
    }

    @Test
    void secondTrainingInTheSameFolderIsRefused() throws IOException {
        TrainConfig config = ToyRun.config(40);
        RunDir run = ToyRun.folder(out, config);
        try (Trainer first = Trainer.open(run, config, ToyRun.data(), new TrainListener() {})) {
            IOException e = assertThrows(
                    IOException.class, () -> Trainer.open(run, config, ToyRun.data(), new TrainListener() {}));
            assertEquals("another training is running in " + run.path(), e.getMessage());
            assertEquals(0, first.progress().images());
        }
    }

    @Test
    void startsFromANetworkFileAndSaysWhatMatched() throws IOException {
        TrainListener.End end = ToyRun.trainWhole(out, ToyRun.config(10));
        Path file = end.run().resolve("network-snapshot-000000.safetensors");
        TrainConfig config = ToyRun.config(1, "initFrom=" + file);
        List<String> notes = new ArrayList<>();
        TrainListener listener = new TrainListener() {
            @Override
            public void note(String message) {
                notes.add(message);
            }
        };
        RunDir run = ToyRun.folder(out, config);
        try (Trainer trainer = Trainer.open(run, config, ToyRun.data(), listener)) {
            assertEquals(0, trainer.progress().images());
        }
        try (Trainer trainer = Trainer.open(run, config, new ToyData(10, 16, 1, false), listener)) {
            assertEquals(0, trainer.progress().images());
        }
        assertEquals(
                List.of(
                        "9 of 9 tensors taken over",
                        "2 of 9 tensors taken over; of another shape: G.layer.weight, G.layer.bias, G.layer.average,"
                                + " D.layer.weight, G_ema.layer.weight and 2 more"),
                notes);
    }
}
