package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.Judging.Reported;
import org.stylegan4j.tensor.Tensor;

/**
 * What the generator minimizes on fresh fakes.
 *
 * @param factor so many times as many as there are real images
 */
public record GeneratorLoss(Adversaries players, ScoreLoss form, int factor) implements Objective {
    /** As many fakes as real images. */
    public GeneratorLoss(Adversaries players, ScoreLoss form) {
        this(players, form, 1);
    }

    @Override
    public Tensor loss(Batch real, Step step) {
        Reported fake = new Reported(step, Origin.FAKE);
        Tensor labels = step.fakeLabels(real.size() * factor);
        List<Tensor> images = players.fakes(labels, step); // [N, C, R, R]
        Verdict verdict = Judging.judge(players, images, labels, fake);
        return Judging.withClasses(form.generator(verdict.scores()).mean(), verdict, labels, fake);
    }
}
