package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.LossReports.Reported;
import org.stylegan4j.tensor.Tensor;

/**
 * What the generator minimizes on fresh fakes.
 *
 * @param factor so many times as many as there are real images
 */
public record GeneratorLoss(GanNetworks players, ScoreLoss form, int factor) implements Objective {
    /** As many fakes as real images. */
    public GeneratorLoss(GanNetworks players, ScoreLoss form) {
        this(players, form, 1);
    }

    @Override
    public Tensor loss(Batch real, Step step) {
        Reported fake = new Reported(step, Origin.FAKE);
        Tensor labels = step.fakeLabels(real.size() * factor);
        List<Tensor> images = players.fakes(labels, step); // [N, C, R, R]
        DiscriminatorOutput verdict = LossReports.judge(players, images, labels, fake);
        return LossReports.withClasses(form.generator(verdict.scores()).mean(), verdict, labels, fake);
    }
}
