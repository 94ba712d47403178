package org.stylegan4j.model.biggan;

import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.WeightRule;

/**
 * What all layers of a network have in common.
 *
 * @param epsilon of the batch norms in blocks
 * @param standing whether batch norms can keep standing statistics; these have further buffers
 */
public record Style(Spectral spectral, double epsilon, Start start, boolean standing) {
    private static final double SPECTRAL_EPSILON = 1e-6;

    /** BigGAN's. */
    public static final Style BIGGAN =
            new Style(Spectral.biggan(SPECTRAL_EPSILON), BatchNorm.EPSILON, Start.ORTHOGONAL, false);

    WeightRule rule() {
        return WeightRule.of(start.init()).with(spectral);
    }

    BatchNorm.Layout layout() {
        return standing ? BatchNorm.Layout.STANDING : BatchNorm.Layout.BIGGAN;
    }
}
