package org.stylegan4j.latent.project;

/** Hears how a projection goes, on the thread that runs it. */
@FunctionalInterface
public interface ProjectionListener {
    /** Hears nothing. */
    ProjectionListener NONE = (step, steps, distances) -> {};

    /** {@code step} of {@code steps} are done; {@code distances} has one number per picture. */
    void step(int step, int steps, float[] distances);
}
