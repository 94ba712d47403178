package org.stylegan4j.latent;

/** What one style contributes to a picture: {@code weight} times its intermediate latents in some layers. */
public record Part(Style style, Layers layers, double weight) {
    public Part {
        Style.checkFinite(weight);
    }

    Part times(double factor) {
        return new Part(style, layers, weight * factor);
    }
}
