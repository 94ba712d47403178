package org.stylegan4j.app.console;

import java.io.PrintWriter;
import java.util.Locale;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.train.run.TickReport;
import org.stylegan4j.train.run.TrainListener;

/** Shows a training: tables first, then a live bar on a terminal, or a line per tick elsewhere. Closing ends the bar. */
public final class TrainConsole implements TrainListener, AutoCloseable {
    private final PrintWriter out;
    private final boolean live;
    private final StatusLine status = new StatusLine();
    private final ThrottledLine aside;
    private Bar bar = Bar.NONE;
    private double secondsLeft;
    private long images;

    /** Writes to {@code err}: a line that renews itself when {@code live}, else lines now and then. */
    public TrainConsole(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
        aside = new ThrottledLine(this::print, ThrottledLine.USUAL_MILLIS);
    }

    @Override
    public void started(Start start) {
        out.println();
        start.networks().forEach(network -> NetworkTable.print(network, out));
        print("run: " + start.run() + " (pictures: fakes*.png)");
        Progress from = start.from();
        String kimg = kimg(from.totalImages()) + " kimg";
        print(from.images() == 0 ? "training for " + kimg : "going on at " + kimg(from.images()) + " of " + kimg);
        if (live) {
            bar = Bar.ofImages("train", from.totalImages(), from.images(), Bar.terminal());
        }
    }

    @Override
    public void step(StepReport report) {
        status.add(report);
        secondsLeft = report.secondsLeft();
        images = report.progress().images();
        bar.show(images, status.text(Engine.residentBytes()));
    }

    @Override
    public void underway(String stage, long done, long total) {
        if (live) {
            bar.show(images, stage + ": " + done + " of " + total);
        } else {
            aside.show(stage, done, total);
        }
    }

    @Override
    public void tick(TickReport report) {
        if (!live) {
            Progress p = report.progress();
            String left = TickReport.time(Math.max(0, secondsLeft));
            print("kimg " + kimg(p.images()) + "/" + kimg(p.totalImages()) + "  " + status.text(Engine.residentBytes())
                    + "  left " + left);
        }
    }

    @Override
    public void note(String message) {
        print(message);
    }

    @Override
    public void ended(End end) {
        close();
        String kimg = kimg(end.progress().images()) + " kimg";
        if (end.finished()) {
            print("finished at " + kimg);
            print("draw from it: stylegan4j generate --network " + end.run());
        } else {
            print("stopped and saved at " + kimg);
            print("go on: stylegan4j train --resume " + end.run());
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    private static String kimg(long images) {
        String text = String.format(Locale.ROOT, "%.3f", images / 1000.0);
        return text.replaceFirst("\\.?0+$", "");
    }

    @Override
    public void close() {
        bar.close();
        bar = Bar.NONE;
    }
}
