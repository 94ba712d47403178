package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.LossReports.Reported;
import org.stylegan4j.nn.SecondOrder;
import org.stylegan4j.tensor.Tensor;

/** Gradients of scores with respect to images, themselves differentiable. */
final class InputGradients {
    private InputGradients() {}

    /** The same numbers as leaves that gradients reach. */
    static List<Tensor> leaves(List<Tensor> images) {
        return images.stream().map(x -> x.detach().requireGrad(true)).toList();
    }

    /** {@link LossReports#judge} by layers that know that the scores' gradients will be differentiated. */
    static DiscriminatorOutput judge(GanNetworks players, List<Tensor> leaves, Tensor labels, Reported to) {
        return SecondOrder.during(() -> LossReports.judge(players, leaves, labels, to));
    }

    /** ‖∇ₓD(x)‖² of each image, [N], one for each scale. */
    static List<Tensor> squares(Tensor scores, List<Tensor> leaves) {
        Tensor one = Tensor.full(1, scores.dtype(), scores.device());
        return scores.sum().gradients(one, leaves, true).stream()
                .map(g -> g.square().sum(1, 2, 3))
                .toList();
    }

    /** (‖∇ₓD(x)‖ - t)² / t² of each image, [N]: the mean over all scales (Karnewar and Wang 2020, section 2.3). */
    static Tensor deviations(Tensor scores, List<Tensor> leaves, double target) {
        Tensor sum = squares(scores, leaves).stream()
                .map(square -> square.sqrt().add(-target).square())
                .reduce(Tensor::add)
                .orElseThrow();
        return sum.mul(1 / (target * target * leaves.size()));
    }

    /** One number from [0, 1) for each image, [N, 1, 1, 1]. */
    static Tensor uniform(Tensor images, Step step) {
        return step.rng().uniform(images.device(), (int) images.size(0)).to(images.dtype());
    }
}
