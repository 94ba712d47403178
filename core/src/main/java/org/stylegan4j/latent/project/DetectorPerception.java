package org.stylegan4j.latent.project;

import java.util.function.UnaryOperator;
import org.stylegan4j.tensor.Tensor;

/**
 * A perceptual distance that a trained network measures, such as LPIPS (Zhang et al. 2018): larger images are averaged down to
 * {@value #LOOKED_AT} pixels first and gray ones count as coloured (Karras et al. 2020, appendix D).
 *
 * @param name with the hash of the weights, for the record
 * @param network images [N, 3, H, W] from 0 to 255 to features [N, F], differentiable; stays with its owner
 */
public record DetectorPerception(String name, UnaryOperator<Tensor> network) implements PerceptualDistance {
    private static final long LOOKED_AT = 256;

    @Override
    public Tensor features(Tensor images) {
        long n = images.size(0);
        long c = images.size(1);
        long factor = images.size(3) / LOOKED_AT;
        Tensor x = images; // [N, C, R, R]
        if (factor > 1) {
            x = x.contiguous()
                    .reshape(n, c, LOOKED_AT, factor, LOOKED_AT, factor)
                    .mean(3, 5); // [N, C, 256, 256]
        }
        return network.apply(c == 1 ? x.expand(n, 3, x.size(2), x.size(3)) : x);
    }
}
