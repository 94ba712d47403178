package org.stylegan4j.app.console;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.train.run.TickReport;

/**
 * Shows how far a measurement is: a bar for each stage on a terminal, a line now and then elsewhere. Closing ends the bar. One
 * thread measures; any may cancel.
 */
public final class MetricConsole implements MetricListener, AutoCloseable {
    private static final double SECONDS_BETWEEN_LINES = 30;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter err;
    private final boolean live;
    private final LongSupplier nanos;
    private String stage = "";
    private Bar bar = Bar.NONE;
    private long start;
    private long startDone;
    private long line;
    private volatile boolean cancelled;

    /** Writes to {@code err}: a bar when {@code live}, else lines now and then. */
    public MetricConsole(PrintWriter err, boolean live) {
        this(err, live, System::nanoTime);
    }

    MetricConsole(PrintWriter err, boolean live, LongSupplier nanos) {
        this.err = err;
        this.live = live;
        this.nanos = nanos;
    }

    /** Ends the measurement before its next batch. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void progress(String newStage, long done, long total) {
        long now = nanos.getAsLong();
        if (!newStage.equals(stage)) {
            close();
            stage = newStage;
            start = now;
            line = now;
            startDone = done;
            bar = live ? Bar.of(stage, total) : Bar.NONE;
        }
        bar.show(done);
        if (!live && (now - line) / NANOS_PER_SECOND >= SECONDS_BETWEEN_LINES) {
            line = now;
            print(done, total, (now - start) / NANOS_PER_SECOND);
        }
    }

    private void print(long done, long total, double seconds) {
        String left =
                done > startDone ? ", left " + TickReport.time(seconds * (total - done) / (done - startDone)) : "";
        err.println(stage + ": " + done + " of " + total + left);
        err.flush();
    }

    @Override
    public void close() {
        bar.close();
        bar = Bar.NONE;
        stage = "";
    }
}
