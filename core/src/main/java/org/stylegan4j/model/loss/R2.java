package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.LossReports.Reported;
import org.stylegan4j.tensor.Tensor;

/** Gradient penalty on fakes, γ/2 · E‖∇ₓD(G(z))‖² (Mescheder et al. 2018, equation 10). */
public record R2(GanNetworks players, double gamma) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        Tensor labels = players.criticLabels(real, step);
        List<Tensor> x = InputGradients.leaves(LossReports.finishedFakes(players, labels, step)); // [N, C, R, R]
        DiscriminatorOutput verdict = InputGradients.judge(players, x, labels, new Reported(step, Origin.FAKE));
        Tensor penalty = R1.total(InputGradients.squares(verdict.scores(), x)); // [N]
        step.stats().report("Loss/r2_penalty", penalty);
        return penalty.mean().mul(gamma / 2);
    }
}
