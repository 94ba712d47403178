package org.stylegan4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OrderlyEndTest {
    /** 128 + 15, as shells report it. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Everything printed up to the end, of which the first line that starts with {@code sign} ends the process. */
    private static List<String> terminateAt(String sign, Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith(sign)) {
                    process.toHandle().destroy(); // unlike the process's own, it leaves the stream open
                }
            }
        }
        return lines;
    }

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
        Process process = start(TinyTraining.command(images, runs, "--kimg", "1000"));
        try {
            List<String> lines = terminateAt("kimg ", process);
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
