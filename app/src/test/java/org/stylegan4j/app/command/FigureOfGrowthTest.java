package org.stylegan4j.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.app.Commands;
import org.stylegan4j.app.SampleImages;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class FigureOfGrowthTest {
    @TempDir
    Path folder;

    private final Commands commands = new Commands();

    private int run(String words) {
        return commands.run((Object[]) words.split(" "));
    }

    private Path trained() throws IOException {
        Path images = SampleImages.write(folder.resolve("pets"), 8, 8, 3);
        int code =
                run("train --model progan --resolution 8 --batch 4 --mbstd-group 2 --cmax 8 --device cpu --kimg 0.032"
                        + " --tick 0.016 --set networks.zDim=8 --set machine.layout=channels-last"
                        + " --set growth.trainingKimg=0.008 --set growth.transitionKimg=0.008"
                        + " --data " + images + " --outdir " + folder.resolve("runs"));
        assertEquals(0, code, commands.err());
        assertTrue(
                commands.out().lines().anyMatch(l -> l.matches("kimg 0\\.032/0\\.032 {2}8x8 {2}.*img/s .*")),
                commands.out());
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    @Test
    void aTrainingBecomesAPictureAndAnAnimation() throws IOException {
        Path run = trained();
        assertTrue(run.getFileName().toString().startsWith("00000-pets8-progan-laptop-batch4"), run.toString());
        Path out = folder.resolve("figures");
        assertEquals(0, run("figures growth --run " + run + " --out " + out), commands.err());
        assertTrue(Files.size(out.resolve("growth.png")) > 100);
        assertTrue(Files.size(out.resolve("growth-animated.png")) > 100);
    }

    @Test
    void folderThatIsNoTrainingIsOneLine() {
        assertEquals(2, run("figures growth --run " + folder));
        assertEquals(
                "stylegan4j: not the folder of a training (no training_options.json): " + folder,
                commands.err().strip());
        assertEquals(2, run("figures growth --columns 1 --run " + folder));
    }

    @Test
    void dryRunPrintsTheTotalsOfGrowingNetworks() {
        int code =
                run("train --model progan --preset v2-1gpu --resolution 32 --device cpu --dry-run --outdir " + folder);
        assertEquals(0, code, commands.err());
        assertTrue(commands.out().contains("20,719,628"), commands.out());
        assertTrue(commands.out().contains("20,726,785"), commands.out());
        assertTrue(commands.out().contains("32x32.Conv1_down"), commands.out());
    }

    @Test
    void combinationsThatCannotWorkAreOneLineBeforeAnyWork() {
        assertEquals(2, run("train --model progan --resolution 32 --kimg 5 --device cpu"));
        assertTrue(commands.err().startsWith("stylegan4j: training ends before 32x32 has faded in"), commands.err());
        assertEquals("", commands.out());
        assertEquals(2, run("train --model progan --precision bf16 --resolution 32 --device cpu"));
        assertTrue(commands.err().contains("progan computes in fp32 only: --precision bf16"), commands.err());
        assertEquals(2, run("train --batch 6 --resolution 32 --device cpu"));
        assertTrue(commands.err().contains("minibatch stddev group: 6, 4"), commands.err());
    }
}
