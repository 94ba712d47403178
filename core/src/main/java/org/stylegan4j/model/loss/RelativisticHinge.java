package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.Judging.Reported;
import org.stylegan4j.tensor.Tensor;

/**
 * The relativistic average hinge loss: an image should look more real than the mean of the other kind (Jolicoeur-Martineau
 * 2019, appendix D). Reals and fakes meet in it, so it is one objective for each player.
 */
public record RelativisticHinge(Adversaries players, Player player) implements Objective {
    /** Whose loss it is. */
    public enum Player {
        GENERATOR,
        DISCRIMINATOR
    }

    @Override
    public Tensor loss(Batch real, Step step) {
        boolean generator = player == Player.GENERATOR;
        Tensor labels = generator ? step.fakeLabels(real.size()) : players.criticLabels(real, step);
        List<Tensor> fakes = generator ? players.fakes(labels, step) : Judging.finishedFakes(players, labels, step);
        Reported onFakes = new Reported(step, "fake");
        Reported onReals = new Reported(step, "real");
        Verdict f = Judging.judge(players, fakes, labels, onFakes);
        Verdict r = Judging.judge(players, players.reals(real), real.labels(), onReals);
        Tensor loss = generator ? hinge(f.scores(), r.scores()) : hinge(r.scores(), f.scores());
        loss = Judging.withClasses(loss, f, labels, onFakes);
        return generator ? loss : Judging.withClasses(loss, r, real.labels(), onReals);
    }

    /** E relu(1 - (a - E b)) + E relu(1 + (b - E a)): a should be above b by a margin. */
    static Tensor hinge(Tensor a, Tensor b) {
        Tensor above = b.mean().sub(a).add(1).leakyRelu(0); // [N, 1]
        Tensor below = b.sub(a.mean()).add(1).leakyRelu(0); // [N, 1]
        return above.mean().add(below.mean());
    }
}
