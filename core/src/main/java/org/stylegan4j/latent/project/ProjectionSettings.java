package org.stylegan4j.latent.project;

/**
 * The constants of a projection. The defaults are those of Karras et al. 2020, appendix D, as the official tool sets them.
 *
 * @param steps of the optimizer
 * @param separateLayers whether each layer gets an intermediate latent of its own (W+; Abdal et al. 2019)
 * @param optimizeNoise whether the noise maps are optimized too
 * @param learningRate at its highest
 * @param wNoise noise added to w at first, in standard deviations of w; it fades out in the first three quarters
 * @param noiseWeight of the term that keeps the noise maps noise
 * @param until the projection ends when every distance is below; 0 for never
 * @param seed of the noise added to w
 */
public record ProjectionSettings(
        int steps,
        boolean separateLayers,
        boolean optimizeNoise,
        double learningRate,
        double wNoise,
        double noiseWeight,
        double until,
        long seed) {
    /** The official tool's. */
    public static final ProjectionSettings OFFICIAL = new ProjectionSettings(1000, false, true, 0.1, 0.05, 1e5, 0, 303);

    private static final double RAMP_DOWN = 0.25;
    private static final double RAMP_UP = 0.05;
    private static final double NOISE_RAMP = 0.75;

    public ProjectionSettings {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1: " + steps);
        }
        if (!(learningRate > 0) || !(wNoise >= 0) || !(noiseWeight >= 0) || !(until >= 0)) {
            throw new IllegalArgumentException("rates and weights of a projection must not be negative: " + learningRate
                    + ", " + wNoise + ", " + noiseWeight + ", " + until);
        }
    }

    /** The same with another number of steps. */
    public ProjectionSettings withSteps(int wanted) {
        return new ProjectionSettings(
                wanted, separateLayers, optimizeNoise, learningRate, wNoise, noiseWeight, until, seed);
    }

    /** Rises over the first twentieth, falls along a cosine over the last quarter. */
    double learningRate(int step) {
        double t = (double) step / steps;
        double down = Math.min(1, (1 - t) / RAMP_DOWN);
        double ramp = (1 - Math.cos(Math.PI * down)) / 2;
        return learningRate * ramp * Math.min(1, t / RAMP_UP);
    }

    /** The noise added to w, in standard deviations of w. */
    double wNoise(int step) {
        double left = Math.max(0, 1 - (double) step / steps / NOISE_RAMP);
        return wNoise * left * left;
    }
}
