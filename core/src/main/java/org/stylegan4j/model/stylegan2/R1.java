package org.stylegan4j.model.stylegan2;

import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Tensor;

/** Gradient penalty on real images, γ/2 · E‖∇ₓD(x)‖² (Mescheder et al. 2018, equation 9). */
record R1(Players players, double gamma) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        Tensor x = real.images().detach().requireGrad(true); // [N, C, R, R]
        Tensor logits = players.score(x, real.labels(), "real", step); // [N, 1]
        Tensor penalty = logits.sum().gradient(x).square().sum(1, 2, 3); // [N]
        step.stats().report("Loss/r1_penalty", penalty);
        return penalty.mean().mul(gamma / 2);
    }
}
