package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.LossReports.Reported;
import org.stylegan4j.tensor.Tensor;

/** The fake half of what the discriminator minimizes. */
public record DiscriminatorFakeLoss(GanNetworks players, ScoreLoss form) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        Reported fake = new Reported(step, Origin.FAKE);
        Tensor labels = players.criticLabels(real, step);
        List<Tensor> images = LossReports.finishedFakes(players, labels, step); // [N, C, R, R]
        DiscriminatorOutput verdict = LossReports.judge(players, images, labels, fake);
        return LossReports.withClasses(form.onFakes(verdict.scores()).mean(), verdict, labels, fake);
    }
}
