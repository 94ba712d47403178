package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.nn.SecondOrder;
import org.stylegan4j.tensor.Tensor;

/**
 * The penalty that keeps a discriminator's slope near k around real images only, λ · E(‖∇D(x + δ)‖ - k)² / k² with normal δ: equation 3
 * of Kodali et al. 2017 but for the division by k², which makes λ mean the same for every k.
 *
 * @param weight λ, 10 in the paper
 * @param target k, 1 in the paper
 * @param noise standard deviation of δ, for images in [-1, 1]
 */
public record Dragan(GanNetworks players, double weight, double target, double noise) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        List<Tensor> near = players.reals(real).stream()
                .map(x -> x.add(
                        step.rng().normal(x.device(), x.shape()).to(x.dtype()).mul(noise)))
                .toList();
        List<Tensor> x = InputGradients.leaves(near); // [N, C, R, R]
        Tensor scores = SecondOrder.during(() -> players.judge(x, real.labels(), step, Origin.BETWEEN))
                .scores(); // [N, 1]
        Tensor penalty = InputGradients.deviations(scores, x, target); // [N]
        step.stats().report("Loss/gradient_penalty", penalty);
        return penalty.mean().mul(weight);
    }
}
