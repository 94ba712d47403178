package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.RunDir;
import org.stylegan4j.train.run.SavedState;
import org.stylegan4j.train.run.TrainListener;

/** Networks, states and run folders of past releases: they load, draw what they drew, and train on. */
@ExtendWith(NoLeaks.class)
class ReleaseTest {
    @TempDir
    Path release;

    @BeforeEach
    void copy() throws IOException {
        ReleaseRuns.copy(release);
    }

    static List<ReleaseRuns.Run> runs() {
        return ReleaseRuns.all();
    }

    private Path folder(ReleaseRuns.Run run) throws IOException {
        try (Stream<Path> all = Files.list(release.resolve(run.folder()))) {
            List<Path> folders = all.filter(Files::isDirectory).toList();
            assertEquals(1, folders.size(), "trainings in " + run);
            return folders.get(0);
        }
    }

    @Test
    void everyFolderIsRead() throws IOException {
        try (Stream<Path> all = Files.list(release)) {
            List<String> there = all.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .sorted()
                    .toList();
            assertEquals(runs().stream().map(ReleaseRuns.Run::folder).sorted().toList(), there);
        }
    }

    /** Within a grey level, for pixels are cut, not rounded. */
    @ParameterizedTest
    @MethodSource("runs")
    void networkDrawsWhatItDrew(ReleaseRuns.Run run) throws IOException {
        BufferedImage expected = ImageIO.read(
                release.resolve(run.folder()).resolve(ReleaseRuns.PICTURE).toFile());
        BufferedImage drawn;
        try (Network network = Network.load(folder(run))) {
            Recipe recipe = Recipe.seed(ReleaseRuns.SEED);
            drawn = network.draw(network.labelDim() > 0 ? recipe.withLabel("1") : recipe);
        }
        assertEquals(expected.getWidth(), drawn.getWidth());
        assertEquals(expected.getHeight(), drawn.getHeight());
        int[] wanted = expected.getRaster().getPixels(0, 0, expected.getWidth(), expected.getHeight(), (int[]) null);
        int[] found = drawn.getRaster().getPixels(0, 0, drawn.getWidth(), drawn.getHeight(), (int[]) null);
        assertEquals(wanted.length, found.length);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], found[i], 1, "number " + i);
        }
    }

    /** The command that began it finds the folder again, and so do the settings in the folder. */
    @ParameterizedTest
    @MethodSource("runs")
    void sameCommandFindsTheTraining(ReleaseRuns.Run run) throws IOException {
        Path folder = folder(run);
        TrainConfig saved = RunDir.open(folder).config();
        for (TrainConfig config : List.of(saved, run.config())) {
            try (DatasetData data = ReleaseRuns.data(release, config)) {
                RunDir found = RunDir.findUnfinished(folder.getParent(), config, data, ProgressListener.NONE)
                        .orElseThrow();
                assertEquals(folder, found.path());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void trainingGoesOn(ReleaseRuns.Run run) throws IOException {
        RunDir folder = RunDir.open(folder(run));
        TrainConfig config = folder.config();
        Path before = folder.states().get(0);
        SavedState saved = SavedState.readHeader(before);
        Once once = new Once();
        try (DatasetData data = ReleaseRuns.data(release, config);
                Trainer trainer = Trainer.open(folder, config, data, once)) {
            assertEquals(saved.images(), trainer.progress().images());
            once.trainer = trainer;
            trainer.run();
        }
        Path after = folder.states().get(0);
        SavedState next = SavedState.readHeader(after);
        assertEquals(saved.step() + 1, next.step());
        assertEquals(saved.images() + ReleaseRuns.BATCH, next.images());
        assertEquals(ToyRun.bits(before).keySet(), ToyRun.bits(after).keySet());
        assertTrue(once.finite, "losses are finite");
    }

    private static final class Once implements TrainListener {
        private Trainer trainer;
        private boolean finite;

        @Override
        public void step(StepReport report) {
            finite = report.means().values().stream().allMatch(Double::isFinite);
            trainer.requestStop();
        }
    }
}
