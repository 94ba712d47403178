package org.stylegan4j.model;

import org.stylegan4j.schedule.Progress;

/** When a phase runs, and how often in a step. A function of how far the training is, so that a resumed one does the same. */
@FunctionalInterface
public interface Due {
    /** Once in every step. */
    Due ALWAYS = at -> 1;

    /**
     * On how many fresh batches of real images the phase runs in this step, one after the other; 0 when it is not due. Where the
     * phases of a step want different numbers, those that want fewer take the last ones.
     */
    int batches(Progress at);

    /** How often its loss counts, since the steps between go without it (lazy regularization, Karras et al. 2020, appendix B). */
    default int weight() {
        return 1;
    }

    /** In steps 0, n, 2n, ... with n-fold weight. */
    static Due every(int interval) {
        if (interval < 1) {
            throw new IllegalArgumentException("interval must be at least 1: " + interval);
        }
        return new Due() {
            @Override
            public int batches(Progress at) {
                return at.step() % interval == 0 ? 1 : 0;
            }

            @Override
            public int weight() {
                return interval;
            }
        };
    }
}
