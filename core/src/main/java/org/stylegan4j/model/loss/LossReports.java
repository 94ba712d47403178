package org.stylegan4j.model.loss;

import java.util.List;
import java.util.Locale;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Softmax;
import org.stylegan4j.tensor.Tensor;

/** What all objectives share: verdicts that are reported, fakes without a graph, the loss on classes. */
final class LossReports {
    private LossReports() {}

    /** The verdict on images, reported as those of {@code kind}. */
    static DiscriminatorOutput judge(GanNetworks players, List<Tensor> images, Tensor labels, Reported to) {
        DiscriminatorOutput verdict = players.judge(images, labels, to.step(), to.origin());
        to.step().stats().report("Loss/scores/" + to.kind(), verdict.scores());
        to.step()
                .stats()
                .report("Loss/signs/" + to.kind(), verdict.scores().detach().sign());
        return verdict;
    }

    /** Where observations go, and under which name. */
    record Reported(Step step, Origin origin) {
        String kind() {
            return origin.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Fake images whose graph does not lead to the generator. */
    static List<Tensor> finishedFakes(GanNetworks players, Tensor labels, Step step) {
        try (Scope scope = Scope.noGrad()) {
            return players.fakes(labels, step).stream().map(scope::keep).toList();
        }
    }

    /**
     * The loss with the cross entropy of the classes, of a discriminator that also names the class (Odena et al. 2017,
     * equation 3), which generator and discriminator both minimize.
     */
    static Tensor withClasses(Tensor loss, DiscriminatorOutput verdict, Tensor labels, Reported to) {
        if (verdict.classes().isEmpty()) {
            return loss;
        }
        Tensor entropy = crossEntropy(verdict.classes().get(), labels); // [N]
        to.step().stats().report("Loss/classes/" + to.kind(), entropy);
        return loss.add(entropy.mean());
    }

    /** -Σ label · log softmax(logits), [N]. */
    static Tensor crossEntropy(Tensor logits, Tensor labels) {
        return Softmax.log(logits, 1).mul(labels).sum(1L).mul(-1);
    }
}
