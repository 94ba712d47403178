package org.stylegan4j.metric;

import java.nio.file.Path;
import java.util.Optional;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureStore;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.tensor.Device;

/** Tools for metrics of points. */
public final class TestTools {
    private TestTools() {}

    /** Detectors that look at coordinates; nothing of them needs closing. */
    public static MetricContext of(Path folder, Convention convention) {
        return of(folder, convention, MetricListener.NONE);
    }

    public static MetricContext of(Path folder, Convention convention, MetricListener listener) {
        Detectors.Places nowhere = new Detectors.Places(Optional.empty(), Optional.empty(), folder);
        Detectors detectors = new Detectors(nowhere, Optional.of(new Coordinates()), convention, Device.CPU);
        return new MetricContext(detectors, new FeatureStore(folder.resolve("features")), convention, 0, listener);
    }
}
