package org.stylegan4j.latent.direction;

import org.stylegan4j.latent.recipe.DirectionStep;
import org.stylegan4j.latent.recipe.Layers;

/**
 * A direction in W. One step is one standard deviation of the network's intermediate latents along it.
 *
 * @param name {@code pca0}, {@code smile}
 * @param vector one step, [W]
 * @param layers in which it is meant to be applied
 * @param note what is known of it, in words
 */
public record Direction(String name, float[] vector, Layers layers, String note) {
    public Direction {
        if (name.isBlank() || name.matches(".*[=@,\\s].*") || name.equals("__metadata__")) {
            throw new IllegalArgumentException("a direction's name has no spaces, commas, = or @: " + name);
        }
    }

    /** Some steps along it, in its own layers. */
    public DirectionStep push(double strength) {
        return new DirectionStep(name, vector, layers, strength);
    }

    /** The same for other layers. */
    public Direction in(Layers other) {
        return new Direction(name, vector, other, note);
    }

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
