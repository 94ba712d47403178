package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.Judging.Reported;
import org.stylegan4j.tensor.Tensor;

/** The fake half of what the discriminator minimizes. */
public record FakeLoss(Adversaries players, ScoreLoss form) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        Reported fake = new Reported(step, Origin.FAKE);
        Tensor labels = players.criticLabels(real, step);
        List<Tensor> images = Judging.finishedFakes(players, labels, step); // [N, C, R, R]
        Verdict verdict = Judging.judge(players, images, labels, fake);
        return Judging.withClasses(form.onFakes(verdict.scores()).mean(), verdict, labels, fake);
    }
}
