package org.stylegan4j.model.growth;

import java.util.List;
import java.util.OptionalDouble;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.schedule.Progress;

/**
 * Keeps the networks of a model in step with its growth; they belong to the model.
 *
 * @param fullResolution R of the images
 * @param networks all networks that grow together
 */
public record ProgressiveGrowing(Growth growth, int fullResolution, List<LodBuffer> networks) {
    public ProgressiveGrowing {
        networks = List.copyOf(networks);
    }

    /** Sets fresh networks to the first level. */
    public void begin() {
        GrowthStage first = growth.fade(0, fullResolution);
        networks.forEach(network -> network.set(first));
    }

    /**
     * Sets the fade for the step that begins now. What the last step used is read from the networks, so that a resumed training
     * does the same as an uninterrupted one.
     *
     * @return whether a level begins to fade in or has faded in
     */
    public boolean prepare(Progress progress) {
        GrowthStage next = growth.fade(progress.images(), fullResolution);
        boolean changed = !networks.get(0).stored().sameStage(next);
        networks.forEach(network -> network.set(next));
        return changed;
    }

    /** The learning rate of the present level, where the growth has one of its own. */
    public OptionalDouble learningRate(Progress progress) {
        return growth.learningRate(
                growth.fade(progress.images(), fullResolution).resolution());
    }
}
