package org.stylegan4j.schedule;

/**
 * How learning rates change along a training, as a factor. All of it is a function of images shown.
 *
 * @param warmupKimg the factor rises to 1 over so many thousand images; 0 for at once
 * @param decay how it falls afterwards
 * @param decayFromKimg it starts to fall after so many thousand images, and has fallen at the end of the training
 * @param floor what is left of it at the end, 0..1
 */
public record RateSchedule(double warmupKimg, Decay decay, double decayFromKimg, double floor) {
    /** A way to fall. */
    public enum Decay {
        /** Not at all. */
        NONE,
        /** By the same amount with every image. */
        LINEAR,
        /** Along half a wave (Loshchilov and Hutter 2017, equation 5, without restarts). */
        COSINE
    }

    /** The same rate all the time. */
    public static final RateSchedule CONSTANT = new RateSchedule(0, Decay.NONE, 0, 0);

    private static final double KIMG = 1000;

    public RateSchedule {
        if (!(warmupKimg >= 0 && decayFromKimg >= 0)) {
            throw new IllegalArgumentException(
                    "warm-up and decay must not be negative: " + warmupKimg + ", " + decayFromKimg);
        }
        if (!(floor >= 0 && floor <= 1)) {
            throw new IllegalArgumentException("floor of the learning rate must be in [0, 1]: " + floor);
        }
    }

    /** The factor of the step that begins then. */
    public double factor(Progress at) {
        double warm = warmupKimg > 0 ? Math.min(1, (at.images() + 1) / (KIMG * warmupKimg)) : 1;
        double from = KIMG * decayFromKimg;
        double t = Math.min(1, Math.max(0, at.images() - from) / Math.max(1, at.totalImages() - from)); // 0..1
        double left = switch (decay) {
            case NONE -> 1;
            case LINEAR -> 1 - t;
            case COSINE -> (1 + Math.cos(Math.PI * t)) / 2;
        };
        return warm * (floor + (1 - floor) * left);
    }
}
