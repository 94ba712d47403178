package org.stylegan4j.model.stylegan2;

import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Tensor;

/** The fake half of the discriminator's logistic loss: softplus(D(G(z))) (Goodfellow et al. 2014). */
record FakeLoss(Players players) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        Tensor labels = step.fakeLabels(real.size());
        Tensor fakes = players.finishedFakes(labels, step); // [N, C, R, R]
        return players.score(fakes, labels, "fake", step).softplus().mean();
    }
}
