package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.LossReports.Reported;
import org.stylegan4j.tensor.Tensor;

/**
 * {@link DiscriminatorRealLoss} and {@link R1} on one graph: where R1 is part of every step, the discriminator judges the reals once for both.
 *
 * @param loss the real half of what the discriminator minimizes
 * @param gamma γ of R1
 */
public record RealLossWithR1(DiscriminatorRealLoss loss, double gamma) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        GanNetworks players = loss.players();
        List<Tensor> x = InputGradients.leaves(players.reals(real)); // [N, C, R, R]
        DiscriminatorOutput verdict = InputGradients.judge(players, x, real.labels(), new Reported(step, Origin.REAL));
        Tensor penalty = R1.total(InputGradients.squares(verdict.scores(), x)); // [N]
        step.stats().report("Loss/r1_penalty", penalty);
        return loss.of(verdict, real, step).add(penalty.mean().mul(gamma / 2));
    }
}
