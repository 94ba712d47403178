package org.stylegan4j.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.model.Summary;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Build;
import org.stylegan4j.train.run.EventFile;
import org.stylegan4j.train.run.RunDir;
import org.stylegan4j.train.run.StatsFile;
import org.stylegan4j.train.run.TickReport;
import org.stylegan4j.train.run.TrainListener;

/** Tells the listener and the run's log files the same things. */
final class RunLogger {
    private static final double MILLIS = 1000;

    private final RunDir run;
    private final TrainListener listener;
    private final StatsFile stats;
    private Optional<EventFile> events = Optional.empty();

    RunLogger(RunDir run, TrainListener listener) {
        this.run = run;
        this.listener = listener;
        stats = new StatsFile(run.path().resolve("stats.jsonl"));
    }

    void started(TrainListener.Start start) throws IOException {
        stats.rewind(start.from().images());
        run.log("stylegan4j " + Build.version() + " on Java " + Runtime.version());
        run.log("data: " + start.data());
        for (Summary network : start.networks()) {
            long parameters =
                    network.rows().stream().mapToLong(Summary.Row::parameters).sum();
            run.log("network " + network.network() + ": " + parameters + " parameters");
        }
        long images = start.from().images();
        run.log(images == 0 ? "training starts" : "training goes on at " + images + " images");
        listener.started(start);
    }

    void note(String message) throws IOException {
        run.log(message);
        listener.note(message);
    }

    void step(TrainListener.StepReport report) {
        listener.step(report);
    }

    void written(Path file) throws IOException {
        run.log("written: " + file.getFileName());
        listener.written(file);
    }

    void tick(TickReport report) throws IOException {
        double now = System.currentTimeMillis() / MILLIS;
        stats.add(now, report.statistics());
        Map<String, Double> means = new LinkedHashMap<>();
        report.statistics().forEach((name, s) -> means.put(name, s.mean()));
        events(now).add(now, report.progress().images() / 1000, means);
        run.log(report.line());
        listener.tick(report);
    }

    private EventFile events(double now) throws IOException {
        if (events.isEmpty()) {
            Path file = run.path().resolve("events.out.tfevents." + System.currentTimeMillis() + ".stylegan4j");
            events = Optional.of(new EventFile(file, now));
        }
        return events.get();
    }

    void underway(String stage, long done, long total) {
        listener.underway(stage, done, total);
    }

    /** A metric of the newest network file. */
    void measured(Progress progress, MetricResult result, String summary) throws IOException {
        double now = System.currentTimeMillis() / MILLIS;
        Map<String, Double> values = new LinkedHashMap<>();
        result.values().forEach((name, value) -> values.put("Metrics/" + name, value));
        events(now).add(now, progress.images() / 1000, values);
        for (String warning : result.warnings()) {
            run.log(result.metric() + ": " + warning);
        }
        note(summary);
    }

    void ended(TrainListener.End end) throws IOException {
        run.log((end.finished() ? "finished" : "stopped") + " at "
                + end.progress().images() + " images");
        listener.ended(end);
    }
}
