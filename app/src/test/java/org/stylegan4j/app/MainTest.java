package org.stylegan4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(CommandLine commands, String... args) {
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(commands, args);
    }

    private int runThrowing(Throwable thrown) {
        return run(Main.commandLine().addSubcommand("fail", new Fail(thrown)), "fail");
    }

    @Test
    void anUnknownOptionIsOneLineAndAHint() {
        assertEquals(2, run(Main.commandLine(), "info", "--colour"));
        assertEquals(
                List.of("stylegan4j: Unknown option: '--colour'", "Try: stylegan4j info --help"),
                err.toString().lines().toList());
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearestOne() {
        assertEquals(2, run(Main.commandLine(), "inf"));
        assertTrue(err.toString().contains("stylegan4j info"), err.toString());
    }

    @Test
    void noCommandIsAMistake() {
        assertEquals(2, run(Main.commandLine()));
        assertTrue(err.toString().startsWith("stylegan4j: no command given"), err.toString());
    }

    @Test
    void aMistakeIsOneLineAndCodeTwo() {
        assertEquals(2, runThrowing(new IllegalArgumentException("resolution must be a power of two: 33")));
        assertEquals("stylegan4j: resolution must be a power of two: 33" + System.lineSeparator(), err.toString());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertEquals(2, runThrowing(new NoSuchFileException("faces.zip")));
        assertEquals("stylegan4j: no such file: faces.zip" + System.lineSeparator(), err.toString());
    }

    @Test
    void aWrappedMistakeIsStillAMistake() {
        assertEquals(2, runThrowing(new UncheckedIOException(new IOException("disk is full"))));
        assertEquals("stylegan4j: disk is full" + System.lineSeparator(), err.toString());
    }

    @Test
    void aFailureWhileAClassStartsKeepsItsWords() {
        Throwable cause = new UncheckedIOException("cannot unpack: /x", new IOException("full"));
        assertEquals(2, runThrowing(new ExceptionInInitializerError(cause)));
        assertEquals("stylegan4j: cannot unpack: /x" + System.lineSeparator(), err.toString());
    }

    @Test
    void aBugIsATraceAndCodeOne() {
        assertEquals(1, runThrowing(new IllegalStateException("scope closed twice")));
        assertTrue(err.toString().contains("\tat " + MainTest.class.getName()), err.toString());
    }

    @Test
    void anErrorIsATraceAndCodeOne() {
        assertEquals(1, runThrowing(new StackOverflowError()));
        assertTrue(err.toString().startsWith("java.lang.StackOverflowError"), err.toString());
    }

    @Test
    void anIllegalArgumentThatTheJdkFoundIsABug() {
        assertEquals(1, run(Main.commandLine().addSubcommand("fail", new Fail(null)), "fail"));
        assertTrue(err.toString().startsWith("java.lang.NumberFormatException"), err.toString());
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertEquals(0, run(Main.commandLine(), "--version"));
        assertTrue(out.toString().matches("stylegan4j \\d+\\.\\d+\\.\\d+\\S*\\R"), out.toString());
    }

    /** Throws what it is given, or what the JDK throws for text that is no number. */
    @Command
    private static final class Fail implements Callable<Integer> {
        private final Throwable thrown;

        Fail(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public Integer call() throws Exception {
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof Exception exception) {
                throw exception;
            }
            return Integer.parseInt("seven");
        }
    }
}
