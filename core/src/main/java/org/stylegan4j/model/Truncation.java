package org.stylegan4j.model;

import java.util.OptionalInt;

/**
 * How near intermediate latents are drawn to their mean (Karras et al. 2019, appendix B).
 *
 * @param psi 0 is the mean itself, 1 changes nothing, negative numbers give the opposite
 * @param cutoff how many layers are truncated, counted from the coarsest; all when empty
 */
public record Truncation(double psi, OptionalInt cutoff) {
    /** Changes nothing. */
    public static final Truncation NONE = new Truncation(1, OptionalInt.empty());

    public Truncation {
        if (!Double.isFinite(psi)) {
            throw new IllegalArgumentException("truncation must be a finite number: " + psi);
        }
        if (cutoff.isPresent() && cutoff.getAsInt() < 0) {
            throw new IllegalArgumentException("truncation cutoff must not be negative: " + cutoff.getAsInt());
        }
    }

    /** In all layers. */
    public static Truncation of(double psi) {
        return new Truncation(psi, OptionalInt.empty());
    }
}
