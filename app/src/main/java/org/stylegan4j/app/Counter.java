package org.stylegan4j.app;

import org.stylegan4j.data.ProgressListener;

/** A bar whose length becomes known when the work reports for the first time. Closing ends it. */
final class Counter implements ProgressListener, AutoCloseable {
    private final String task;
    private Bar bar = Bar.NONE;

    Counter(String task) {
        this.task = task;
    }

    @Override
    public void progress(int done, int total) {
        if (bar == Bar.NONE) {
            bar = Bar.of(task, total);
        }
        bar.show(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
