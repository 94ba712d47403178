package org.stylegan4j.metric.measure;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.FeatureStore;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.picture.PictureSet;

/**
 * What a measurement works with. Its parts stay with their owner.
 *
 * @param detectors the networks that look at pictures
 * @param store of features computed so far
 * @param convention by whose rules
 * @param seed of subsets, directions and latents that a metric draws itself
 * @param listener hears how far it is
 */
public record MetricContext(
        Detectors detectors, FeatureStore store, Convention convention, long seed, MetricListener listener) {
    /**
     * The features of all pictures of a set, computed or found again.
     *
     * @param what the pictures are, in two words: {@code real images}
     */
    public Features features(PictureSet pictures, FeatureNet net, String what) throws IOException {
        return store.features(pictures, net, (done, total) -> progress("features of " + what, done, total));
    }

    /** Reports progress between two batches, and ends the measurement if that is wanted. */
    public void progress(String stage, long done, long total) {
        listener.progress(stage, done, total);
        if (listener.cancelled()) {
            throw new CancellationException("measurement ended at " + done + " of " + total + " " + stage);
        }
    }
}
