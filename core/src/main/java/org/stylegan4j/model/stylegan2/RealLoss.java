package org.stylegan4j.model.stylegan2;

import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Tensor;

/** The real half of the discriminator's logistic loss: softplus(-D(x)) (Goodfellow et al. 2014). */
record RealLoss(Players players) implements Objective {
    @Override
    public Tensor loss(Batch real, Step step) {
        Tensor logits = players.score(real.images(), real.labels(), "real", step); // [N, 1]
        return logits.mul(-1).softplus().mean();
    }
}
