package org.stylegan4j.app.console;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.stylegan4j.app.process.Terminal;

/** Shows how far a long command is. Closing ends the line. */
public interface Bar extends AutoCloseable {
    /** Shows nothing. */
    Bar NONE = (done, message) -> {};

    /** So much is done; {@code message} says more. */
    void show(long done, String message);

    /** So much is done. */
    default void show(long done) {
        show(done, "");
    }

    @Override
    default void close() {}

    /** A live line on a terminal; elsewhere a line now and then, for what is in a log file should stay readable. */
    static Bar of(String task, long total) {
        return Terminal.present()
                ? new Live(builder(task, total, terminal()).build())
                : lines(task, total, new ThrottledLine(System.err::println, ThrottledLine.USUAL_MILLIS));
    }

    /** Lines for those who cannot be shown a bar. */
    static Bar lines(String task, long total, ThrottledLine lines) {
        return (done, message) -> lines.show(task, done, total);
    }

    /** A live line that counts thousands of images; the first {@code from} are from an earlier session. */
    static Bar ofImages(String task, long total, long from, LiveLine line) {
        return new Live(builder(task, total, line)
                .setUnit(" kimg", 1000)
                .startsFrom(from, Duration.ZERO)
                .build());
    }

    /** The line of this process's terminal. */
    static LiveLine terminal() {
        return new LiveLine(System.err, Terminal.width());
    }

    private static ProgressBarBuilder builder(String task, long total, LiveLine line) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setMaxRenderedLength(line.getMaxRenderedLength())
                .setConsumer(line);
    }

    /** A bar that is redrawn in place. */
    record Live(ProgressBar bar) implements Bar {
        @Override
        public void show(long done, String message) {
            bar.setExtraMessage(message);
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
