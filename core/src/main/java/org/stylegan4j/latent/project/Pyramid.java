package org.stylegan4j.latent.project;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.nn.Fir;
import org.stylegan4j.tensor.Tensor;

/**
 * A perceptual distance without a trained network: colours and edges at every scale of a binomial pyramid (Burt and Adelson
 * 1983). It sees where things are and how they are lit, not what they are: a detector such as LPIPS's follows texture and
 * meaning better.
 */
public final class Pyramid implements PerceptualDistance {
    private static final int COARSEST = 4;
    private static final double HALF_RANGE = 127.5;
    /** Edges carry what a picture shows; flat colour errors are seen less. */
    private static final double EDGE_WEIGHT = 4;

    @Override
    public String name() {
        return "built-in multi-scale pyramid (no trained detector)";
    }

    @Override
    public Tensor features(Tensor images) {
        List<Tensor> features = new ArrayList<>();
        Tensor x = images.mul(1 / HALF_RANGE); // [N, C, R, R]
        for (long side = x.size(3); side >= COARSEST; side /= 2) {
            features.add(flat(x, 1));
            features.add(flat(x.narrow(3, 1, side - 1).sub(x.narrow(3, 0, side - 1)), EDGE_WEIGHT));
            features.add(flat(x.narrow(2, 1, side - 1).sub(x.narrow(2, 0, side - 1)), EDGE_WEIGHT));
            if (side > COARSEST) {
                x = Fir.down(x); // [N, C, side/2, side/2]
            }
        }
        return Tensor.cat(1, features.toArray(Tensor[]::new));
    }

    /** [N, ...] to [N, F], so that the squares' sum is {@code weight} times their mean. */
    private static Tensor flat(Tensor x, double weight) {
        long n = x.size(0);
        long f = x.count() / n;
        return x.contiguous().reshape(n, f).mul(Math.sqrt(weight / f));
    }
}
