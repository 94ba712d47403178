package org.stylegan4j.model.vae;

import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/**
 * What an encoder says of images: normal distributions with independent components (Kingma and Welling 2014, equation 9).
 *
 * @param mean μ, [N, Z]
 * @param logVariance log σ², [N, Z]
 */
public record Posterior(Tensor mean, Tensor logVariance) {
    /** z = μ + σ ε for standard normal noise ε, [N, Z] (section 2.4). */
    public Tensor sample(Tensor noise) {
        Tensor deviation = Pointwise.exp(logVariance.mul(0.5)); // [N, Z]
        return mean.addcmul(deviation, noise);
    }

    /** How far each image's distribution is from the standard normal one, [N] (appendix B): -1/2 Σ (1 + log σ² - μ² - σ²). */
    public Tensor divergence() {
        Tensor x = logVariance.add(1).sub(mean.square()).sub(Pointwise.exp(logVariance)); // [N, Z]
        return x.sum(1).mul(-0.5);
    }
}
