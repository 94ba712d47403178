package org.stylegan4j.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.app.OtherProcess;
import org.stylegan4j.app.SampleImages;
import org.stylegan4j.app.TinyTraining;

class OrderlyEndTest {
    /** 128 + 15, as shells report it. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private static boolean hasSnapshot(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.anyMatch(p -> p.getFileName().toString().startsWith("network-snapshot-"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where nothing but Ctrl-C in the same console is a polite request
    void terminatedTrainingSavesAndSaysHowToGoOn() throws Exception {
        Path images = SampleImages.write(folder.resolve("pets"), 8, 8, 3);
        Path runs = folder.resolve("runs");
        Process process = OtherProcess.start(TinyTraining.command(images, runs, "--kimg", "1000"));
        try {
            List<String> lines = OtherProcess.terminateAt("kimg ", process);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
            assertEquals(TERMINATED, process.exitValue(), lines.toString());
            Path run = runs.resolve("00000-pets8-auto-batch4-kimg1000");
            assertEquals("go on: stylegan4j train --resume " + run, lines.get(lines.size() - 1));
            assertTrue(hasSnapshot(run), "nothing to draw from");
            assertTrue(lines.get(lines.size() - 2).startsWith("stopped and saved at "), lines.toString());
        } finally {
            process.destroyForcibly();
        }
    }
}
