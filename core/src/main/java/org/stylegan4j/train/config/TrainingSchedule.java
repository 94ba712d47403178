package org.stylegan4j.train.config;

import org.stylegan4j.data.BatchSpec;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.GrowthStage;

/**
 * What each step shows and when ticks end: what the settings say, unless the growth of the networks says otherwise. All of it
 * is a function of images shown, so that a resumed training does the same.
 *
 * @param resolution R of the images
 */
public record TrainingSchedule(TrainConfig config, int resolution) {
    private Growth growth() {
        return config.model().growth();
    }

    /** Whether the networks start smaller than the images. */
    public boolean grows() {
        return growth().grows(resolution);
    }

    /** How far the networks have grown. */
    public GrowthStage fade(long images) {
        return growth().fade(images, resolution);
    }

    /** What the step shows that begins then. */
    public BatchSpec portion(long images) {
        GrowthStage fade = fade(images);
        return new BatchSpec(batch(fade.resolution()), fade.resolution(), fade.alpha());
    }

    private int batch(int level) {
        return growth().batch(level).orElse(config.schedule().batch());
    }

    /** How many ticks have passed; levels may have ticks of different lengths. */
    public double ticks(long images) {
        double ticks = 0;
        long start = 0;
        for (int level = first(); level <= resolution; level *= 2) {
            boolean last = level == resolution;
            long end = last ? images : Math.min(images, Math.round(1000 * growth().startKimg(2 * level)));
            ticks += Math.max(0, end - start) / (double) tickImages(level);
            start = Math.max(start, end);
        }
        return ticks;
    }

    private int first() {
        return Math.min(growth().initialResolution(), resolution);
    }

    private long tickImages(int level) {
        double kimg = growth().tickKimg(level).orElse(config.output().tickKimg());
        return Math.max(1, Math.round(kimg * 1000));
    }

    /** Whether {@code every} ticks, or a multiple, were full at some moment after {@code before} and up to {@code now}. */
    public boolean passed(long before, long now, int every) {
        return Math.floor(ticks(before) / every) < Math.floor(ticks(now) / every);
    }

    /** @throws IllegalArgumentException when the batch of some level does not split into groups of minibatch deviation */
    void checkGroups() {
        int group = config.model().stddevGroup();
        for (int level = first(); group > 0 && level <= resolution; level *= 2) {
            int share = config.schedule().share(batch(level));
            if (share % Math.min(group, share) != 0) {
                throw new IllegalArgumentException("images at once must be divisible by the minibatch stddev group: "
                        + share + ", " + group + "; set --mbstd-group to a divisor, or another --batch or --batch-gpu");
            }
        }
    }
}
