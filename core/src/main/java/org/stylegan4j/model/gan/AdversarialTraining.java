package org.stylegan4j.model.gan;

import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.RateSchedule;

/**
 * How the players of a game improve, as settings that all adversarial systems share.
 *
 * @param generator its optimizer, before any correction for lazy regularization
 * @param discriminator likewise
 * @param schedule of both learning rates
 * @param average of the generator's weights
 * @param turns who moves when
 */
public record AdversarialTraining(
        OptimizerConfig generator, OptimizerConfig discriminator, RateSchedule schedule, Average average, Turns turns) {
    /** The same optimizer for both at a constant rate, the discriminator first. */
    public static AdversarialTraining of(OptimizerConfig both, Average average) {
        return new AdversarialTraining(both, both, RateSchedule.CONSTANT, average, Turns.DISCRIMINATOR_FIRST);
    }

    /** The same with other optimizers. */
    public AdversarialTraining withOptimizers(OptimizerConfig ofGenerator, OptimizerConfig ofDiscriminator) {
        return new AdversarialTraining(ofGenerator, ofDiscriminator, schedule, average, turns);
    }

    /** The same along another schedule. */
    public AdversarialTraining withSchedule(RateSchedule other) {
        return new AdversarialTraining(generator, discriminator, other, average, turns);
    }

    /** The same in another order. */
    public AdversarialTraining withTurns(Turns other) {
        return new AdversarialTraining(generator, discriminator, schedule, average, other);
    }
}
