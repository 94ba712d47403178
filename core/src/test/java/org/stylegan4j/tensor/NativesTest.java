package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts JVMs of its own on caches of its own: what a user meets on the first day. */
@EnabledOnOs(OS.LINUX)
class NativesTest {
    private static final String READY = "8.0";

    @TempDir
    private Path dir;

    /** What an embedding program does first, with no options of its own. */
    static final class Probe {
        public static void main(String[] args) {
            try (Scope scope = Scope.open()) {
                Tensor product =
                        Tensor.zeros(2, 2).add(1).matmul(Tensor.zeros(2, 2).add(1));
                System.out.println(product.sum().toDouble());
            }
            System.out.println(Pointer.maxPhysicalBytes() + " " + Pointer.maxBytes());
            System.out.println(torch.has_env("THP_MEM_ALLOC_ENABLE"));
            System.out.println("TF32 " + torch.globalContext().allowTF32CuDNN()); // libtorch's own default is true
        }
    }

    @Test
    void twoProcessesThatStartTogetherOnAColdCacheBothRun() throws Exception {
        Run first = start(dir.resolve("cache"));
        Run second = start(dir.resolve("cache"));
        assertEquals(READY, first.lines().get(0), first.errors());
        assertEquals(READY, second.lines().get(0), second.errors());
    }

    @Test
    void theNextProcessMendsWhatAKilledOneLeftHalfUnpacked() throws Exception {
        Path cache = dir.resolve("cache");
        Run killed = start(cache);
        while (largest(cache) < 100_000_000) {
            assertTrue(killed.process().isAlive(), "ended before it was killed");
            Thread.sleep(2);
        }
        killed.process().destroyForcibly().waitFor();
        assertTrue(largest(cache) < 300_000_000, "killed too late: " + largest(cache));

        Run next = start(cache);
        assertEquals(List.of(READY, "0 0", "true", "TF32 false"), next.lines(), next.errors());
        assertFalse(next.errors().contains("do not match"), next.errors());
    }

    @Test
    void aFullDiskIsOneClearSentence() throws Exception {
        // A limit on the size of files stands for the full disk: the write fails in the middle of a library.
        Run run = start(dir.resolve("cache"), jar -> true, "sh", "-c", "ulimit -f 20000; exec \"$@\"", "sh");
        assertTrue(
                run.errors().contains("cannot unpack the native libraries: File too large; they need 450 MB"),
                run.errors());
    }

    @Test
    void aCacheThatCannotBeMadeIsOneClearSentence() throws Exception {
        Path file = Files.createFile(dir.resolve("file"));
        Run run = start(file.resolve("cache"));
        assertTrue(
                run.errors().contains("cannot unpack the native libraries: Could not create the cache"), run.errors());
    }

    @Test
    void missingNativesAreOneClearSentence() throws Exception {
        Run run = start(dir.resolve("cache"), jar -> !jar.matches(".*/pytorch-[^/]*-linux-x86_64.*\\.jar"));
        assertTrue(run.errors().contains("no native pytorch for linux-x86_64 on the class path"), run.errors());
    }

    @Test
    void theBuildIsACudaBuildWhenItsJarIsThere() {
        assertEquals(
                System.getProperty("java.class.path").contains("-gpu.jar"), Natives.isGpuBuild(), "CUDA build or not");
    }

    /** JavaCPP links to CUDA's own files where there are some; JUnit would warn about each. */
    @AfterEach
    void unlink() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static long largest(Path cache) throws IOException {
        if (!Files.exists(cache)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
        }
    }

    private Run start(Path cache) throws IOException {
        return start(cache, jar -> true);
    }

    private Run start(Path cache, Predicate<String> jars, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
        // So that nothing is found where JavaCPP looks next.
        command.add("-Duser.home=" + cache);
        command.add("-Djava.io.tmpdir=" + cache);
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jars)
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", path, Probe.class.getName()));

        ProcessBuilder builder = new ProcessBuilder(command);
        List.of("LD_PRELOAD", "GLIBC_TUNABLES", "OPENBLAS_THREAD_TIMEOUT", "THP_MEM_ALLOC_ENABLE")
                .forEach(builder.environment()::remove);
        Path out = Files.createTempFile(dir, "run", ".out");
        Path err = Files.createTempFile(dir, "run", ".err");
        Process process = builder.directory(dir.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Run(process, out, err);
    }

    /** A JVM of this test and what it printed. */
    private record Run(Process process, Path out, Path err) {
        List<String> lines() throws Exception {
            end();
            List<String> lines = Files.readAllLines(out);
            return lines.isEmpty() ? List.of("") : lines;
        }

        String errors() throws Exception {
            end();
            return Files.readString(err);
        }

        private void end() throws InterruptedException {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertTrue(ended, "still running after five minutes");
            assertFalse(process.exitValue() > 128, "ended by a signal: " + process.exitValue());
        }
    }
}
