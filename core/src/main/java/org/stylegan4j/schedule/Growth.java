package org.stylegan4j.schedule;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Settings and schedule of progressive growing (Karras et al. 2018, section 2 and appendix A): the first level trains for T
 * images, then each next one fades in over X images and trains for T more. All methods are pure functions of images shown.
 *
 * <p>A table without numbers leaves its number to the other settings of the training.
 *
 * @param initialResolution the first level; networks for images of that size or smaller do not grow
 * @param trainingKimg T, how long each level trains alone, in thousands of images
 * @param transitionKimg X, how long each level fades in
 * @param batch images per step, by resolution
 * @param learningRate of all optimizers, before any correction for lazy regularization, by resolution
 * @param tickKimg length of a tick in thousands of images, by resolution
 */
public record Growth(
        int initialResolution,
        double trainingKimg,
        double transitionKimg,
        ByResolution batch,
        ByResolution learningRate,
        ByResolution tickKimg) {
    /** For systems that do not grow. */
    public static final Growth NONE = of(1 << 30, 0, 0);

    private static final int SMALLEST = 4;

    public Growth {
        if (initialResolution < SMALLEST || Integer.bitCount(initialResolution) != 1) {
            throw new IllegalArgumentException(
                    "initial resolution must be a power of two from 4 on: " + initialResolution);
        }
        if (!(trainingKimg >= 0 && transitionKimg >= 0)) {
            throw new IllegalArgumentException(
                    "training and transition must not be negative: " + trainingKimg + ", " + transitionKimg);
        }
        if (!batch.whole()) {
            throw new IllegalArgumentException("batch must be whole numbers: " + batch);
        }
    }

    /** Without tables. */
    public static Growth of(int initialResolution, double trainingKimg, double transitionKimg) {
        return new Growth(
                initialResolution,
                trainingKimg,
                transitionKimg,
                ByResolution.NONE,
                ByResolution.NONE,
                ByResolution.NONE);
    }

    /** The same with batches by resolution, as {@link ByResolution#parse} reads them. */
    public Growth withBatch(String table) {
        ByResolution other = ByResolution.parse(table);
        return new Growth(initialResolution, trainingKimg, transitionKimg, other, learningRate, tickKimg);
    }

    /** The same with learning rates by resolution. */
    public Growth withLearningRate(String table) {
        ByResolution other = ByResolution.parse(table);
        return new Growth(initialResolution, trainingKimg, transitionKimg, batch, other, tickKimg);
    }

    /** The same with lengths of a tick by resolution. */
    public Growth withTick(String table) {
        ByResolution other = ByResolution.parse(table);
        return new Growth(initialResolution, trainingKimg, transitionKimg, batch, learningRate, other);
    }

    /** Whether networks for images of that size start smaller. */
    public boolean grows(int fullResolution) {
        return initialResolution < fullResolution;
    }

    /**
     * How far networks have grown after {@code images} images. The level of detail is rounded to float32, so that networks
     * which keep it as a tensor read the very same fade.
     *
     * @param fullResolution R of the images, a power of two
     */
    public GrowthStage fade(long images, int fullResolution) {
        return GrowthStage.ofLod(lod(images, fullResolution), fullResolution);
    }

    /** The level of detail: 0 at full resolution, 1 at half of it; fractions while a level fades in. */
    public double lod(long images, int fullResolution) {
        if (!grows(fullResolution)) {
            return 0;
        }
        double kimg = images / 1000.0;
        double phase = Math.floor(kimg / (trainingKimg + transitionKimg)); // NaN at once when both are 0
        double rest = kimg - phase * (trainingKimg + transitionKimg);
        double levels = Integer.numberOfTrailingZeros(fullResolution / initialResolution);
        double fading = transitionKimg > 0 ? Math.max(rest - trainingKimg, 0) / transitionKimg : 0;
        double lod = levels - phase - fading;
        return lod > 0 ? (float) lod : 0; // also for NaN
    }

    /** When a level begins to fade in: 0 for the first. Batch, learning rate and tick change then. */
    public double startKimg(int resolution) {
        int levels = Math.max(
                0, Integer.numberOfTrailingZeros(resolution) - Integer.numberOfTrailingZeros(initialResolution));
        return levels == 0 ? 0 : levels * (trainingKimg + transitionKimg) - transitionKimg;
    }

    /** When a level has faded in. */
    public double completeKimg(int resolution) {
        double start = startKimg(resolution);
        return start == 0 ? 0 : start + transitionKimg;
    }

    /** Images per step while a level is the newest. */
    public OptionalInt batch(int resolution) {
        OptionalDouble images = batch.at(resolution);
        return images.isPresent() ? OptionalInt.of((int) images.getAsDouble()) : OptionalInt.empty();
    }

    /** The learning rate while a level is the newest. */
    public OptionalDouble learningRate(int resolution) {
        return learningRate.at(resolution);
    }

    /** The length of a tick in thousands of images while a level is the newest. */
    public OptionalDouble tickKimg(int resolution) {
        return tickKimg.at(resolution);
    }

    /**
     * Refuses a training in which the networks would not reach the size of the images.
     *
     * @throws IllegalArgumentException in one line, when the first level is larger than the images or the training ends while
     *     levels are still to come
     */
    public void check(int fullResolution, double totalKimg) {
        if (equals(NONE)) {
            return;
        }
        if (fullResolution < initialResolution) {
            throw new IllegalArgumentException("images are smaller than the first level: " + fullResolution
                    + "; set growth.initialResolution, now " + initialResolution + ", to at most that");
        }
        if (grows(fullResolution) && totalKimg < completeKimg(fullResolution)) {
            throw new IllegalArgumentException("training ends before " + fullResolution + "x" + fullResolution
                    + " has faded in: " + totalKimg + " of " + completeKimg(fullResolution)
                    + " kimg; raise --kimg or lower growth.trainingKimg, now " + trainingKimg
                    + ", and growth.transitionKimg, now " + transitionKimg);
        }
    }
}
