package org.stylegan4j.app;

/**
 * Ends the process at once on Ctrl-C or SIGTERM while native work runs, because libtorch's orderly end beside running work
 * crashes. For commands whose files are renamed into place when whole, so that nothing is lost. Closing takes it back.
 */
final class AbruptEnd implements AutoCloseable {
    /** What shells report for a program that Ctrl-C ended. */
    static final int INTERRUPTED = 130;

    private final Thread hook = new Thread(() -> Runtime.getRuntime().halt(INTERRUPTED), "abrupt-end");

    AbruptEnd() {
        Runtime.getRuntime().addShutdownHook(hook);
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
