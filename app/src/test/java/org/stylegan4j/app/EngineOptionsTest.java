package org.stylegan4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.app.process.ExitCode;
import org.stylegan4j.tensor.Engine;
import picocli.CommandLine;

class EngineOptionsTest {
    private static final int BEFORE = Engine.threads();

    private final Commands commands = new Commands();

    @TempDir
    private Path dir;

    @AfterEach
    void restore() {
        Engine.threads(BEFORE);
        Engine.tf32(false);
    }

    private static boolean has(String option, String command) {
        Map<String, CommandLine> all = Main.commandLine().getSubcommands();
        return all.get(command).getCommandSpec().findOption(option) != null;
    }

    @Test
    void threadsAndTf32HoldBeforeTheCommandStarts() {
        assertEquals(0, commands.run("train", "--threads", 3, "--tf32", "--dry-run", "--outdir", dir), commands.err());
        assertEquals(3, Engine.threads());
        assertTrue(Engine.tf32());
    }

    @Test
    void tf32IsOffUnlessItIsAskedFor() {
        assertEquals(0, commands.run("train", "--threads", 2, "--dry-run", "--outdir", dir), commands.err());
        assertFalse(Engine.tf32());
    }

    @Test
    void impossibleNumbersAreAMistake() {
        assertEquals(ExitCode.MISTAKE, commands.run("train", "--threads", 0, "--dry-run"));
        assertEquals(
                "stylegan4j: threads must be from 1 to 4096: 0",
                commands.err().lines().findFirst().orElseThrow());
    }

    @Test
    void eachFolderOfLibrariesIsSeenBeforeTheCommandStarts() {
        Path none = dir.resolve("none");
        assertEquals(ExitCode.MISTAKE, commands.run("info", "--libraries", dir, "--libraries", none));
        assertEquals(
                "stylegan4j: no such folder of libraries: " + none,
                commands.err().lines().findFirst().orElseThrow());
        assertEquals("", commands.out());
    }

    @Test
    void whatComputesTakesAllOptionsAndWhatOnlyStartsLibtorchTakesLibraries() {
        List<String> computing = List.of("train", "generate", "metrics", "project", "edit", "train-detector", "walk");
        for (String command : computing) {
            assertTrue(has("--threads", command) && has("--tf32", command) && has("--libraries", command), command);
        }
        for (String command : List.of("info", "import", "export")) {
            assertTrue(has("--libraries", command), command);
            assertFalse(has("--threads", command) || has("--tf32", command), command);
        }
        assertFalse(has("--libraries", "dataset"));
    }
}
