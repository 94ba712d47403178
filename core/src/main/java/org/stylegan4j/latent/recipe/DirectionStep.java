package org.stylegan4j.latent.recipe;

/**
 * A step along a direction in W: {@code strength} times the vector is added in some layers, after truncation (Härkönen et al.
 * 2020, section 2.3).
 *
 * @param name of the direction
 * @param vector [W]
 */
public record DirectionStep(String name, float[] vector, Layers layers, double strength) {
    public DirectionStep {
        if (!Double.isFinite(strength)) {
            throw new IllegalArgumentException("strength must be a finite number: " + strength);
        }
    }
}
