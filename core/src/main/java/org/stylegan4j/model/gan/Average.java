package org.stylegan4j.model.gan;

import org.stylegan4j.nn.Ema;
import org.stylegan4j.schedule.Progress;

/**
 * The moving average of the generator's weights, with which it draws.
 *
 * @param halfLifeImages after so many images a weight counts half
 * @param rampUp early on the half-life is at most this share of the images shown; 0 for no ramp-up
 * @param decay share of the old average in each step, in place of a half-life; 0 for by half-life
 * @param startImages before so many images the average is the generator itself
 */
public record Average(double halfLifeImages, double rampUp, double decay, double startImages) {
    /** The generator itself. */
    public static final Average NONE = new Average(0, 0, 0, 0);

    public Average {
        if (!(halfLifeImages >= 0 && rampUp >= 0 && startImages >= 0)) {
            throw new IllegalArgumentException("half-life, ramp-up and start of the average must not be negative: "
                    + halfLifeImages + ", " + rampUp + ", " + startImages);
        }
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("decay of the average must be in [0, 1): " + decay);
        }
    }

    /** By half-life (Karras et al. 2020, appendix B). */
    public static Average halfLife(double images, double rampUp) {
        return new Average(images, rampUp, 0, 0);
    }

    /** The same decay in every step (Karras et al. 2018, section 4). */
    public static Average decay(double decay) {
        return new Average(0, 0, decay, 0);
    }

    /** The weight of the old average in a step that shows {@code batch} images. */
    public double beta(Progress before, int batch) {
        if (before.images() < startImages || equals(NONE)) {
            return 0;
        }
        return decay > 0 ? decay : Ema.beta(before.images(), batch, halfLifeImages, rampUp);
    }
}
