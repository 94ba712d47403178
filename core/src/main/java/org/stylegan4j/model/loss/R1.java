package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.LossReports.Reported;
import org.stylegan4j.tensor.Tensor;

/** Gradient penalty on real images, γ/2 · E‖∇ₓD(x)‖² (Mescheder et al. 2018, equation 9). */
public record R1(GanNetworks players, double gamma) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        List<Tensor> x = InputGradients.leaves(players.reals(real)); // [N, C, R, R]
        DiscriminatorOutput verdict = InputGradients.judge(players, x, real.labels(), new Reported(step, Origin.REAL));
        Tensor penalty = total(InputGradients.squares(verdict.scores(), x)); // [N]
        step.stats().report("Loss/r1_penalty", penalty);
        return penalty.mean().mul(gamma / 2);
    }

    /** All scales together are one input. */
    static Tensor total(List<Tensor> squares) {
        return squares.stream().reduce(Tensor::add).orElseThrow();
    }
}
