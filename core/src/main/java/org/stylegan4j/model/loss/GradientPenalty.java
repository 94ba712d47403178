package org.stylegan4j.model.loss;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.nn.SecondOrder;
import org.stylegan4j.tensor.Tensor;

/**
 * The two-sided penalty that keeps a critic's slope near t between real and fake images, λ · E(‖∇D(x̂)‖ - t)² / t² with x̂
 * anywhere on the line between a real image and a fake one (Gulrajani et al. 2017, equation 3; t as in Karras et al. 2018).
 * The fakes are fresh ones, so that this graph need not stay beside the loss's.
 *
 * @param weight λ, 10 in both papers
 * @param target t, 1 in both papers
 */
public record GradientPenalty(GanNetworks players, double weight, double target) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        Tensor labels =
                real.labels(); // both ends of a line are of one class, or no label would be that of the image between
        List<Tensor> fakes = LossReports.finishedFakes(players, labels, step);
        Tensor u = InputGradients.uniform(real.images(), step); // [N, 1, 1, 1]
        List<Tensor> x = InputGradients.leaves(between(players.reals(real), fakes, u)); // [N, C, R, R]
        Tensor scores = SecondOrder.during(() -> players.judge(x, labels, step, Origin.BETWEEN))
                .scores(); // [N, 1]
        Tensor penalty = InputGradients.deviations(scores, x, target); // [N]
        step.stats().report("Loss/gradient_penalty", penalty);
        return penalty.mean().mul(weight);
    }

    private static List<Tensor> between(List<Tensor> reals, List<Tensor> fakes, Tensor u) {
        List<Tensor> mixed = new ArrayList<>();
        for (int i = 0; i < reals.size(); i++) {
            mixed.add(reals.get(i).addcmul(fakes.get(i).sub(reals.get(i)), u));
        }
        return mixed;
    }
}
