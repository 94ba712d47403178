package org.stylegan4j.app.process;

/** The codes that a process ends with. */
public final class ExitCode {
    /** Exit code when something failed that the user did not cause. */
    public static final int BUG = 1;

    /** Exit code when the user can set right what failed. */
    public static final int MISTAKE = 2;

    private ExitCode() {}
}
