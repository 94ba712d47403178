package org.stylegan4j.app.process;

import java.util.concurrent.CountDownLatch;

/** Lets a training save itself when the process is told to end by Ctrl-C or SIGTERM. Closing says that all is saved. */
public final class OrderlyEnd implements AutoCloseable {
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook;

    /** From now on the end of the process first calls {@code stop} and then waits. */
    public OrderlyEnd(Runnable stop) {
        hook = new Thread(() -> end(stop), "orderly-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Runnable stop) {
        stop.run();
        try {
            saved.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        saved.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the hook knows now that it may
        }
    }
}
