package org.stylegan4j.metric.measure;

import java.io.IOException;

/** A way to score a generator or a set of pictures. */
public interface Metric {
    /** What the command line calls it: {@code fid50k_full}. */
    String name();

    /**
     * Measures.
     *
     * @throws IOException with one line when a picture or a detector's file cannot be read
     * @throws IllegalArgumentException with one line when this subject cannot be measured so
     * @throws java.util.concurrent.CancellationException when the listener asks to end; features computed so far are kept
     */
    MetricResult measure(Evaluated subject, MetricContext tools) throws IOException;
}
