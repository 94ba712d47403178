package org.stylegan4j.metric.measure;

/** Hears how far a measurement is, and may end it. Called on the thread that measures, between batches. */
public interface MetricListener {
    /** Hears nothing and never ends anything. */
    MetricListener NONE = (stage, done, total) -> {};

    /**
     * {@code done} of {@code total} pictures, pairs or subsets are finished.
     *
     * @param stage what is worked on, in a few words: {@code features of real images}
     */
    void progress(String stage, long done, long total);

    /** Whether the measurement is to end now; it then throws {@link java.util.concurrent.CancellationException}. */
    default boolean cancelled() {
        return false;
    }
}
