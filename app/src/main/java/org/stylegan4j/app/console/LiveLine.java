package org.stylegan4j.app.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * A line of a terminal that is redrawn in place. The bar's own consumer opens JLine's terminal, which takes Ctrl-C away from the
 * JVM: a training would be killed instead of saved.
 */
record LiveLine(PrintStream out, int width) implements ProgressBarConsumer {
    /** A line of that many characters would wrap on some terminals. */
    @Override
    public int getMaxRenderedLength() {
        return width - 1;
    }

    @Override
    public void accept(String text) {
        String cut = text.substring(0, Math.min(text.length(), width - 1));
        out.print("\r" + cut + " ".repeat(width - 1 - cut.length()));
        out.flush();
    }

    @Override
    public void clear() {
        out.print("\r" + " ".repeat(width - 1) + "\r");
        out.flush();
    }

    @Override
    public void close() {
        out.println();
        out.flush();
    }
}
