package org.stylegan4j.model.loss;

import org.stylegan4j.tensor.Tensor;

/** Adversarial losses as functions of each image's score; all are minimized. Fakes and reals contribute apart. */
public enum ScoreLoss {
    /** The game as first written, whose generator saturates (Goodfellow et al. 2014, equation 1). */
    MINIMAX,
    /** The same for the discriminator, with a generator that does not saturate (Goodfellow et al. 2014, section 3). */
    NON_SATURATING,
    /**
     * Least squares with targets 0 and 1 (Mao et al. 2017, equation 9), the generator's without the half of that equation, as
     * frameworks have it: {@link LossConfig#generatorWeight} 0.5 brings it back.
     */
    LSGAN,
    /** Margins at -1 and 1 (Lim and Ye 2017; Miyato et al. 2018, equations 16 and 17). */
    HINGE,
    /** The distance of means of a critic that a penalty keeps smooth (Arjovsky et al. 2017, equation 2). */
    WASSERSTEIN;

    /** What the generator minimizes, for each score of a fake. */
    Tensor generator(Tensor fake) {
        return switch (this) {
            case MINIMAX -> fake.softplus().mul(-1);
            case NON_SATURATING -> fake.mul(-1).softplus();
            case LSGAN -> fake.add(-1).square();
            case HINGE, WASSERSTEIN -> fake.mul(-1);
        };
    }

    /** What the discriminator minimizes, for each score of a fake. */
    Tensor onFakes(Tensor fake) {
        return switch (this) {
            case MINIMAX, NON_SATURATING -> fake.softplus();
            case LSGAN -> fake.square().mul(0.5);
            case HINGE -> fake.add(1).leakyRelu(0);
            case WASSERSTEIN -> fake;
        };
    }

    /** What the discriminator minimizes, for each score of a real image. */
    Tensor onReals(Tensor real) {
        return switch (this) {
            case MINIMAX, NON_SATURATING -> real.mul(-1).softplus();
            case LSGAN -> real.add(-1).square().mul(0.5);
            case HINGE -> real.mul(-1).add(1).leakyRelu(0);
            case WASSERSTEIN -> real.mul(-1);
        };
    }
}
