package org.stylegan4j.nn;

/** What a pass through a network is for, which layers with a memory are told. */
public enum Mode {
    /** Batch norms take the batch's statistics and follow them, spectral norms do a power iteration. */
    TRAINING,
    /** Everything as it was left by the passes before; nothing changes. */
    INFERENCE,
    /**
     * As in training, but batch norms sum the statistics up for inference (standing statistics: Brock et al. 2019, section 4.1).
     * Only those that keep a counter can.
     */
    STANDING;

    /** Whether batches are normalized by their own statistics. */
    public boolean usesBatch() {
        return this != INFERENCE;
    }
}
