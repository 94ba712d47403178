package org.stylegan4j.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.train.ToyData;
import org.stylegan4j.train.ToyRun;
import org.stylegan4j.train.config.Machine;
import org.stylegan4j.train.config.TrainConfig;

@ExtendWith(NoLeaks.class)
class RunDirTest {
    private static final TrainConfig CONFIG = ToyRun.config(10);

    @TempDir
    Path out;

    private static Optional<Path> find(Path out, TrainConfig config) throws IOException {
        return RunDir.findUnfinished(out, config, ToyRun.data(), ProgressListener.NONE, ToyRun.SYSTEMS)
                .map(RunDir::path);
    }

    @Test
    void foldersAreNumbered() throws IOException {
        Files.createDirectories(out.resolve("00041-something-else"));
        Files.createDirectories(out.resolve("notes"));
        assertEquals(
                "00042-waves8-toy-batch4-kimg0.04",
                ToyRun.folder(out, CONFIG).path().getFileName().toString());
        TrainConfig other = ToyRun.config(10, "data.mirror=true", "data.maxImages=9", "output.description=again");
        assertEquals(
                "00043-waves8-mirror-subset9-toy-batch4-kimg0.04-again",
                ToyRun.folder(out, other).path().getFileName().toString());
    }

    @Test
    void resolutionStandsApartFromANumberedName() {
        TrainingData.Facts emoji = new TrainingData.Facts("noto-emoji-128", "ff", 10, 32, 3, 0);
        assertEquals("noto-emoji-128-32-toy-batch4-kimg0.04", CONFIG.runName(emoji));
    }

    @Test
    void sameCommandFindsItsUnfinishedRun() throws IOException {
        assertEquals(Optional.empty(), find(out.resolve("nothing here"), CONFIG));
        RunDir run = ToyRun.folder(out, CONFIG);
        assertEquals(Optional.of(run.path()), find(out, CONFIG));
        ToyRun.train(run, CONFIG, 3);
        assertEquals(Optional.of(run.path()), find(out, CONFIG));
        assertEquals(Optional.empty(), find(out, ToyRun.config(10, "seed=9")));
    }

    @Test
    void finishedRunIsNotFound() throws IOException {
        ToyRun.trainWhole(out, CONFIG);
        assertEquals(Optional.empty(), find(out, CONFIG));
    }

    @Test
    void otherImagesAreAnotherRun() throws IOException {
        ToyRun.folder(out, CONFIG);
        TrainingData other = new ToyData(10, 8, 1, false).withHash("ffff");
        assertEquals(
                Optional.empty(), RunDir.findUnfinished(out, CONFIG, other, ProgressListener.NONE, ToyRun.SYSTEMS));
    }

    @Test
    void choiceLeftToTheMachineFindsWhatWasChosen() throws IOException {
        RunDir run = ToyRun.folder(out, CONFIG);
        assertEquals(Optional.of(run.path()), find(out, CONFIG.withMachine(Machine.AUTO)));
        assertEquals(Optional.empty(), find(out, ToyRun.config(10, "machine.precision=bf16")));
    }

    @Test
    void runningTrainingIsNotFound() throws IOException {
        RunDir run = ToyRun.folder(out, CONFIG);
        try (RunDir.Lock lock = run.lock()) {
            assertEquals(Optional.empty(), find(out, CONFIG));
        }
    }

    @Test
    void settingsAreThereBeforeTheFirstStep() throws IOException {
        RunDir run = RunDir.open(ToyRun.folder(out, CONFIG).path());
        assertEquals(CONFIG, run.config(ToyRun.SYSTEMS));
        assertEquals(ToyRun.data().facts(), run.data());
    }

    @Test
    void otherFoldersAreRefused() {
        IOException e = assertThrows(IOException.class, () -> RunDir.open(out));
        assertEquals("not the folder of a training (no training_options.json): " + out, e.getMessage());
    }

    @Test
    void damagedSettingsAreOneLine() throws IOException {
        RunDir run = ToyRun.folder(out, CONFIG);
        Path file = run.path().resolve("training_options.json");
        Files.writeString(file, "{\"config\": {\"preset\"");
        IOException e = assertThrows(IOException.class, run::config);
        assertEquals("damaged file: " + file, e.getMessage());
    }
}
