package org.stylegan4j.model.loss;

import java.util.Optional;
import org.stylegan4j.tensor.Tensor;

/**
 * What a discriminator says about images.
 *
 * @param scores [N, 1], positive for real
 * @param classes logits of the classes [N, F], of a discriminator that also names the class
 */
public record DiscriminatorOutput(Tensor scores, Optional<Tensor> classes) {
    /** Scores alone. */
    public static DiscriminatorOutput of(Tensor scores) {
        return new DiscriminatorOutput(scores, Optional.empty());
    }
}
