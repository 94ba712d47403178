package org.stylegan4j.model.stylegan2;

import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Tensor;

/** Non-saturating logistic loss of the generator: softplus(-D(G(z))) (Goodfellow et al. 2014, section 3). */
record GeneratorLoss(Players players) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        Tensor labels = step.fakeLabels(real.size());
        Tensor fakes = players.fakes(labels, step); // [N, C, R, R]
        Tensor logits = players.score(fakes, labels, "fake", step); // [N, 1]
        return logits.mul(-1).softplus().mean();
    }
}
