package org.stylegan4j.model;

/** Where the per-pixel noise of synthesis comes from. */
public enum NoiseMode {
    /** The fixed noise that is stored with the weights. */
    CONST,
    /** Fresh noise for every image. */
    RANDOM,
    /** No noise. */
    NONE
}
