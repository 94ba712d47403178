package org.stylegan4j.app.process;

/**
 * Ends the process at once on Ctrl-C or SIGTERM while native work runs, because libtorch's orderly end beside running work
 * crashes. For commands whose files are renamed into place when whole, so that nothing is lost. Closing takes it back.
 */
public final class AbruptEnd implements AutoCloseable {
    /** What shells report for a program that Ctrl-C ended. */
    public static final int INTERRUPTED = 130;

    private final Thread hook = new Thread(AbruptEnd::end, "abrupt-end");

    /** Not in force yet. */
    public AbruptEnd() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void end() {
        if (Terminal.present()) {
            System.err.println(); // leaves the bar's line
        }
        System.err.println("stylegan4j: interrupted; what was finished is kept, the same command goes on");
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending already
        }
    }
}
