package org.stylegan4j.train;

import org.stylegan4j.train.run.Statistics;

/** Measures a training: its whole time over all sessions, ticks, upkeep, and the present speed. */
final class TrainingTimer {
    private static final double NANOS_PER_SECOND = 1e9;
    /** The speed follows changes within about this time. */
    private static final double SMOOTHING_SECONDS = 10;

    private final double earlierSeconds;
    private final long start = System.nanoTime();
    private long tickStart = start;
    private long tickStartImages;
    private long stateSaved = start;
    private long stepEnd = start;
    private double upkeepSeconds;
    private double secondsPerImage;

    /** Starts now, {@code earlierSeconds} into the training. */
    TrainingTimer(double earlierSeconds, long images) {
        this.earlierSeconds = earlierSeconds;
        tickStartImages = images;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / NANOS_PER_SECOND;
    }

    /** The time that the training has taken so far. */
    double totalSeconds() {
        return earlierSeconds + since(start);
    }

    /** Ends a step; returns images per second. */
    double endStep(int images) {
        double seconds = since(stepEnd);
        stepEnd = System.nanoTime();
        double now = seconds / images;
        double weight = secondsPerImage == 0 ? 1 : 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
        secondsPerImage += weight * (now - secondsPerImage);
        return 1 / secondsPerImage;
    }

    /** Notes time spent on pictures and files. */
    void addUpkeep(long startNanos) {
        upkeepSeconds += since(startNanos);
    }

    /** How long ago the last state was saved, or the session began. */
    double secondsSinceState() {
        return since(stateSaved);
    }

    void stateSaved() {
        stateSaved = System.nanoTime();
    }

    /** Ends a tick: notes its times. */
    void endTick(long images, Statistics statistics) {
        double seconds = since(tickStart);
        statistics.add("Timing/total_sec", totalSeconds());
        statistics.add("Timing/total_hours", totalSeconds() / 3600);
        statistics.add("Timing/total_days", totalSeconds() / 86_400);
        statistics.add("Timing/sec_per_tick", seconds);
        statistics.add("Timing/sec_per_kimg", seconds / (images - tickStartImages) * 1000);
        statistics.add("Timing/maintenance_sec", upkeepSeconds);
        tickStart = System.nanoTime();
        tickStartImages = images;
        upkeepSeconds = 0;
    }
}
