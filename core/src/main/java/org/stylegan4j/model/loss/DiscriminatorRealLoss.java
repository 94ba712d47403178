package org.stylegan4j.model.loss;

import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.LossReports.Reported;
import org.stylegan4j.tensor.Tensor;

/**
 * The real half of what the discriminator minimizes.
 *
 * @param drift weight of the squared score, which keeps a critic's scores near zero: 0.001 (Karras et al. 2018, appendix A.1);
 *     0 for none
 */
public record DiscriminatorRealLoss(GanNetworks players, ScoreLoss form, double drift) implements Objective {
    /** Without the drift term. */
    public DiscriminatorRealLoss(GanNetworks players, ScoreLoss form) {
        this(players, form, 0);
    }

    @Override
    public Tensor loss(Batch real, Step step) {
        Reported reported = new Reported(step, Origin.REAL);
        return of(LossReports.judge(players, players.reals(real), real.labels(), reported), real, step);
    }

    /** The loss of a verdict on real images. */
    Tensor of(DiscriminatorOutput verdict, Batch real, Step step) {
        Tensor loss = form.onReals(verdict.scores()).mean();
        if (drift > 0) {
            loss = loss.add(verdict.scores().square().mean().mul(drift));
        }
        return LossReports.withClasses(loss, verdict, real.labels(), new Reported(step, Origin.REAL));
    }
}
