package org.stylegan4j.model.loss;

/** Where images come from that a discriminator judges. */
public enum Origin {
    REAL,
    FAKE,
    /** Between a real image and a fake one, or near a real one, where only the slope is asked for. */
    BETWEEN
}
