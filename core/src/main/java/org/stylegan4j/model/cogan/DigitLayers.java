package org.stylegan4j.model.cogan;

import java.util.Optional;
import org.stylegan4j.nn.Init;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.WeightRule;

/** How the layers of the author's networks start. */
final class DigitLayers {
    private static final double BIAS = 0.1;

    /** Weights and biases. */
    static final WeightRule RULE =
            new WeightRule(Init.xavier(Math.sqrt(2)), Optional.of(Init.constant(BIAS)), Spectral.NONE);

    private DigitLayers() {}
}
