package org.stylegan4j.train.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.model.Summary;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.train.config.TrainConfig;

/** Hears what happens in a training, on the thread that trains. What it does not care about it leaves out. */
public interface TrainListener {
    /** The networks stand; the first step follows. */
    default void started(Start start) {}

    /** A step is done. */
    default void step(StepReport report) {}

    /** A tick is over. */
    default void tick(TickReport report) {}

    /** A grid, a network file or a state was written. */
    default void written(Path file) {}

    /** Something beside training takes a while, such as a measurement: {@code done} of {@code total} of a stage. */
    default void underway(String stage, long done, long total) {}

    /** Something that the user should know, in one line. */
    default void note(String message) {}

    /** The training is over, or was stopped after a request. */
    default void ended(End end) {}

    /**
     * What is trained.
     *
     * @param from how far the training was when it was taken up again; 0 images for a new one
     */
    record Start(Path run, TrainConfig config, TrainingData.Facts data, List<Summary> networks, Progress from) {
        public Start {
            networks = List.copyOf(networks);
        }
    }

    /**
     * One step.
     *
     * @param progress after it
     * @param imagesPerSecond over the last steps
     * @param means of the statistics observed in it, by name
     */
    record StepReport(Progress progress, double imagesPerSecond, Map<String, Double> means) {
        /** How long the rest will take at this speed. */
        public double secondsLeft() {
            return (progress.totalImages() - progress.images()) / imagesPerSecond;
        }
    }

    /**
     * How a training ended.
     *
     * @param finished whether all images were shown
     * @param state from which it can be continued
     */
    record End(Path run, boolean finished, Progress progress, Optional<Path> state) {}
}
