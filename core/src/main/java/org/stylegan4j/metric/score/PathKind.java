package org.stylegan4j.metric.score;

/**
 * Which of the published path lengths.
 *
 * @param space whose latents are interpolated
 * @param whole whether places along the whole path are taken, or only its beginning
 * @param crop whether only the face of an aligned portrait is compared
 */
public record PathKind(Space space, boolean whole, boolean crop) {
    /** The latents that a path connects. */
    public enum Space {
        /** Normal ones, along the great circle. */
        Z,
        /** Mapped ones, straight. */
        W
    }
}
