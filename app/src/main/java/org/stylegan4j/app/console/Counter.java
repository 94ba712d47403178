package org.stylegan4j.app.console;

import java.io.PrintWriter;
import java.io.Writer;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.Spill;

/** A bar whose length becomes known when the work reports for the first time. Closing ends it. */
public final class Counter implements ProgressListener, AutoCloseable {
    private final String task;
    private final PrintWriter notes;
    private Bar bar = Bar.NONE;

    /** Counts for this task on the terminal's error stream. */
    public Counter(String task) {
        this(task, new PrintWriter(Writer.nullWriter()));
    }

    /** One that also says what else the work has to tell. */
    public Counter(String task, PrintWriter notes) {
        this.task = task;
        this.notes = notes;
    }

    @Override
    public void spilling(Spill spill) {
        notes.println("memory: images take " + spill.size() + " decoded, more than it may hold; they go to a file in "
                + spill.folder());
        notes.flush();
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
