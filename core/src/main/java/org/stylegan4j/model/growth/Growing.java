package org.stylegan4j.model.growth;

import java.util.List;
import org.stylegan4j.model.Progress;
import org.stylegan4j.nn.Adam;

/**
 * Keeps the networks and optimizers of a model in step with its growth; they belong to the model.
 *
 * @param fullResolution R of the images
 * @param networks all networks that grow together
 */
public record Growing(Growth growth, int fullResolution, List<Lod> networks, List<Rate> rates) {
    public Growing {
        networks = List.copyOf(networks);
        rates = List.copyOf(rates);
    }

    /**
     * An optimizer and what it is set to.
     *
     * @param settings before the correction for lazy regularization
     * @param lazyInterval of that correction; 0 for none
     */
    public record Rate(Adam optimizer, Adam.Settings settings, int lazyInterval) {
        private void use(double learningRate) {
            Adam.Settings next = settings.withLearningRate(learningRate);
            optimizer.use(lazyInterval > 0 ? next.lazy(lazyInterval) : next);
        }
    }

    /**
     * Sets fade and learning rates for the step that begins now. When a level begins to fade in or has faded in, the
     * optimizers forget their moments, as in the published training. What the last step used is read from the networks, so
     * that a resumed training does the same as an uninterrupted one.
     */
    public void prepare(Progress progress) {
        Fade next = growth.fade(progress.images(), fullResolution);
        boolean changed = !networks.get(0).stored().sameStage(next);
        networks.forEach(network -> network.set(next));
        for (Rate rate : rates) {
            rate.use(growth.learningRate(next.resolution())
                    .orElse(rate.settings().learningRate()));
            if (changed) {
                rate.optimizer().reset();
            }
        }
    }
}
