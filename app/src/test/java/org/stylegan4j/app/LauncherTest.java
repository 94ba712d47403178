package org.stylegan4j.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a JDK and a Maven of paper: they write down what they were asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String FAKE_JAVA = """
            #!/bin/sh
            case "$*" in
                *ArchiveClassesAtExit*) exit 0 ;;
            esac
            echo "pid=$$"
            echo "blas=$OPENBLAS_THREAD_TIMEOUT preload=${LD_PRELOAD-} tunables=${GLIBC_TUNABLES-}"
            for argument; do echo "[$argument]"; done
            exit 7
            """;
    private static final String FAKE_MAVEN = """
            #!/bin/sh
            echo built >>builds
            sleep 0.3
            if [ -e broken ]; then
                echo '[INFO] noise'
                echo '[ERROR] Main.java:[3,1] class expected'
                exit 1
            fi
            mkdir -p app/target
            echo jar >app/target/stylegan4j.jar
            """;

    /** All that the script calls, so that this machine's own Maven is not found. */
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "sed",
            "dirname",
            "basename",
            "readlink",
            "find",
            "head",
            "tail",
            "grep",
            "mkdir",
            "rm",
            "mv",
            "ln",
            "sleep",
            "uname",
            "cut",
            "cksum",
            "flock");

    @TempDir
    private Path dir;

    private Path home;

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectories(dir.resolve("a tree"));
        for (String module : List.of(".", "core", "app")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.createFile(home.resolve(module).resolve("pom.xml"));
        }
        Files.copy(Path.of("..", "stylegan4j"), home.resolve("stylegan4j"));
        Files.setPosixFilePermissions(home.resolve("stylegan4j"), PosixFilePermissions.fromString("rwxr-xr-x"));
        executable(dir.resolve("jdk/bin/java"), FAKE_JAVA);
        executable(dir.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        executable(dir.resolve("bin/mvn"), FAKE_MAVEN);
        release("17.0.15");
        for (String tool : TOOLS) {
            for (String bin : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(bin + tool))
                        && !Files.exists(dir.resolve("bin").resolve(tool))) {
                    Files.createSymbolicLink(dir.resolve("bin").resolve(tool), Path.of(bin + tool));
                }
            }
        }
    }

    /** JUnit would warn about each. */
    @AfterEach
    void unlink() throws IOException {
        for (String tool : TOOLS) {
            Files.deleteIfExists(dir.resolve("bin").resolve(tool));
        }
        Files.deleteIfExists(dir.resolve("sg"));
    }

    @Test
    void buildsOnceThenOnlyStarts() throws Exception {
        Run first = run(home.resolve("stylegan4j"), "info");
        assertEquals(7, first.code(), first.err());
        assertEquals(1, first.err().lines().count(), first.err());
        assertTrue(first.err().startsWith("stylegan4j: building"), first.err());

        Run second = run(home.resolve("stylegan4j"), "info");
        assertEquals("", second.err());
        assertEquals(1, builds());
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        run(home.resolve("stylegan4j"));
        Path source = Files.createFile(home.resolve("core/src/main/Tensor.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        run(home.resolve("stylegan4j"));
        assertEquals(2, builds());
    }

    @Test
    void twoThatStartTogetherBuildOnce() throws Exception {
        Process first = start(Map.of(), home.resolve("stylegan4j"));
        Process second = start(Map.of(), home.resolve("stylegan4j"));
        assertEquals(7, Run.of(first).code());
        assertEquals(7, Run.of(second).code());
        assertEquals(1, builds());
    }

    @Test
    void aFailedBuildShowsItsErrorsOnly() throws Exception {
        Files.createFile(home.resolve("broken"));
        Run run = run(home.resolve("stylegan4j"));
        assertEquals(1, run.code());
        List<String> lines = run.err().lines().toList();
        assertEquals(3, lines.size(), run.err());
        assertEquals("[ERROR] Main.java:[3,1] class expected", lines.get(1));
        assertTrue(lines.get(2).startsWith("stylegan4j: the build failed"), run.err());
    }

    @Test
    void startsThroughALinkFromAnotherFolderAndPassesArgumentsOn() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("sg"), home.resolve("stylegan4j"));
        Run run = run(link, "generate", "--out", "my pictures");
        assertTrue(run.out().contains("[generate]\n[--out]\n[my pictures]\n"), run.out());
        assertTrue(run.out().contains("[" + home.toRealPath() + "/app/target/stylegan4j.jar]"), run.out());
    }

    @Test
    void theJvmTakesThePlaceOfTheScriptSoThatSignalsReachIt() throws Exception {
        Process process = start(Map.of(), home.resolve("stylegan4j"));
        assertTrue(Run.of(process).out().startsWith("pid=" + process.pid() + "\n"));
    }

    @Test
    void theUsersOwnValuesStay() throws Exception {
        Map<String, String> own =
                Map.of("OPENBLAS_THREAD_TIMEOUT", "9", "LD_PRELOAD", "", "GLIBC_TUNABLES", "glibc.malloc.arena_max=1");
        Run run = Run.of(start(own, home.resolve("stylegan4j")));
        assertTrue(run.out().contains("blas=9 preload= tunables=glibc.malloc.arena_max=1"), run.out());
        assertTrue(run(home.resolve("stylegan4j")).out().contains("blas=4 "));
    }

    @Test
    void theUsersOwnJvmOptionsComeLastAndChooseTheCollector() throws Exception {
        Run run = Run.of(start(Map.of("STYLEGAN4J_JAVA_OPTS", "-XX:+UseG1GC -Xmx8g"), home.resolve("stylegan4j")));
        assertTrue(run.out().contains("[-XX:+UseG1GC]\n[-Xmx8g]\n[-cp]"), run.out());
        assertFalse(run.out().contains("SerialGC"), run.out());
    }

    @Test
    void nativeAccessIsAllowedWhereTheJvmAsksForIt() throws Exception {
        assertFalse(run(home.resolve("stylegan4j")).out().contains("--enable-native-access"));
        release("25.0.1");
        assertTrue(run(home.resolve("stylegan4j")).out().contains("[--enable-native-access=ALL-UNNAMED]"));
    }

    @Test
    void anOldJavaIsOneLine() throws Exception {
        release("11.0.2");
        assertMistake("Java is too old: .*/java is 11, expected 17 or newer", run(home.resolve("stylegan4j")));
    }

    @Test
    void aWrongJavaHomeIsOneLine() throws Exception {
        Map<String, String> wrong = Map.of("JAVA_HOME", "/nowhere");
        assertMistake("JAVA_HOME has no bin/java: /nowhere", Run.of(start(wrong, home.resolve("stylegan4j"))));
    }

    @Test
    void aMissingMavenIsOneLine() throws Exception {
        Files.delete(dir.resolve("bin/mvn"));
        assertMistake("no mvn found: install Maven.*", run(home.resolve("stylegan4j")));
    }

    @Test
    void aMissingCompilerIsOneLine() throws Exception {
        Files.delete(dir.resolve("jdk/bin/javac"));
        assertMistake("no compiler beside .*/java: install a JDK.*", run(home.resolve("stylegan4j")));
    }

    private static void assertMistake(String pattern, Run run) {
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().matches("stylegan4j: " + pattern + "\n"), run.err());
    }

    private void release(String version) throws IOException {
        Files.writeString(dir.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private long builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run run(Path script, String... args) throws Exception {
        return Run.of(start(Map.of(), script, args));
    }

    private Process start(Map<String, String> environment, Path script, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", dir.resolve("bin").toString());
        builder.environment().put("JAVA_HOME", dir.resolve("jdk").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What the script, and the JVM of paper after it, printed. */
    private record Run(int code, String out, String err) {
        static Run of(Process process) throws Exception {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running after a minute");
            return new Run(process.exitValue(), out, err);
        }
    }
}
