package org.stylegan4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.tensor.Engine;
import picocli.CommandLine;

class ComputeThreadsTest {
    private static final int BEFORE = Engine.threads();

    @TempDir
    private Path dir;

    @AfterEach
    void restore() {
        Engine.threads(BEFORE);
    }

    @Test
    void theOptionHoldsBeforeTheCommandStarts() {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] command = {"train", "--threads", "3", "--dry-run", "--outdir", dir.toString()};
        assertEquals(0, Main.run(line, command), out.toString());
        assertEquals(3, Engine.threads());
    }

    @Test
    void impossibleNumbersAreAMistake() {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setErr(new PrintWriter(err));
        assertEquals(Main.MISTAKE, Main.run(line, "train", "--threads", "0", "--dry-run"));
        assertEquals(
                "stylegan4j: threads must be from 1 to 4096: 0",
                err.toString().lines().findFirst().orElseThrow());
    }

    @Test
    void whatComputesTakesTheOptionAndWhatDoesNotHasNone() {
        Map<String, CommandLine> commands = Main.commandLine().getSubcommands();
        for (String name : List.of("train", "generate", "metrics", "project", "edit", "train-detector", "walk")) {
            assertTrue(commands.get(name).getCommandSpec().findOption("--threads") != null, name);
        }
        assertFalse(commands.get("info").getCommandSpec().findOption("--threads") != null);
    }
}
