package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.LossReports.Reported;
import org.stylegan4j.tensor.Tensor;

/**
 * Losses in which an image should look more real than others of the other kind (Jolicoeur-Martineau 2019, equations 11 to 14). Reals and
 * fakes meet in them, so there is one objective for each player.
 */
public record RelativisticLoss(GanNetworks players, ScoreLoss form, Pairing pairing, Player player)
        implements Objective {
    /** Whose loss it is. */
    public enum Player {
        GENERATOR,
        DISCRIMINATOR
    }

    @Override
    public Tensor loss(Batch real, Step step) {
        boolean generator = player == Player.GENERATOR;
        Tensor labels = generator ? step.fakeLabels(real.size()) : players.criticLabels(real, step);
        List<Tensor> fakes = generator ? players.fakes(labels, step) : LossReports.finishedFakes(players, labels, step);
        Reported onFakes = new Reported(step, Origin.FAKE);
        Reported onReals = new Reported(step, Origin.REAL);
        DiscriminatorOutput f = LossReports.judge(players, fakes, labels, onFakes);
        DiscriminatorOutput r = LossReports.judge(players, players.reals(real), real.labels(), onReals);
        Tensor loss = generator ? above(f.scores(), r.scores()) : above(r.scores(), f.scores());
        loss = LossReports.withClasses(loss, f, labels, onFakes);
        return generator ? loss : LossReports.withClasses(loss, r, real.labels(), onReals);
    }

    /** Small where scores a are above b. In pairs each difference counts once, else from both sides. */
    Tensor above(Tensor a, Tensor b) {
        Tensor up = form.onReals(pairing.relative(a, b)).mean();
        return pairing == Pairing.PAIRED
                ? up
                : up.add(form.onFakes(pairing.relative(b, a)).mean());
    }
}
