package org.stylegan4j.latent.recipe;

/** What one style contributes to a picture: {@code weight} times its intermediate latents in some layers. */
public record WeightedStyle(Style style, Layers layers, double weight) {
    public WeightedStyle {
        Style.checkFinite(weight);
    }

    WeightedStyle times(double factor) {
        return new WeightedStyle(style, layers, weight * factor);
    }
}
