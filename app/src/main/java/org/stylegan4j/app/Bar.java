package org.stylegan4j.app;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a long command is. Closing ends the line. */
interface Bar extends AutoCloseable {
    /** Shows nothing. */
    Bar NONE = done -> {};

    /** So much is done. */
    void show(long done);

    @Override
    default void close() {}

    /** A live line on a terminal, nothing elsewhere: what is in a log file should stay readable. */
    static Bar of(String task, long total) {
        return Terminal.present() ? new Live(task, total) : NONE;
    }

    /** A bar that is redrawn in place. */
    final class Live implements Bar {
        private final ProgressBar bar;

        Live(String task, long total) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }

        @Override
        public void show(long done) {
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
