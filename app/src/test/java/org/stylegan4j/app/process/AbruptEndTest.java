package org.stylegan4j.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.app.OtherProcess;
import org.stylegan4j.latent.SampleNetworks;

class AbruptEndTest {
    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS) // where nothing but Ctrl-C in the same console is a polite request
    void interruptedFilmSaysHowToGoOn() throws Exception {
        Path network = SampleNetworks.write(folder.resolve("rgb.safetensors"), 3, 0);
        Path out = folder.resolve("out");
        Process process = OtherProcess.start(
                List.of("walk", "--network", network.toString(), "--frames", "5000", "--out", out.toString()));
        try {
            List<String> lines = OtherProcess.terminateAt(network.toString(), process);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
            assertEquals(AbruptEnd.INTERRUPTED, process.exitValue(), lines.toString());
            assertEquals(
                    "stylegan4j: interrupted; what was finished is kept, the same command goes on",
                    lines.get(lines.size() - 1));
            assertFalse(Files.exists(out.resolve("walk.gif")), "half a film");
        } finally {
            process.destroyForcibly();
        }
    }
}
