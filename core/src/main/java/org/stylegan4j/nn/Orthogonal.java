package org.stylegan4j.nn;

import java.util.Collection;
import org.stylegan4j.tensor.SymmetricEigen;
import org.stylegan4j.tensor.Tensor;

/** Penalties that keep the rows of weights at right angles; a weight's rows are its outputs, or a table's classes. */
public enum Orthogonal {
    /** Σ ‖W Wᵀ ⊙ (1 - I)‖², which leaves the lengths of the rows alone (Brock et al. 2019, equation 3). */
    ANGLES {
        @Override
        Tensor excess(Tensor products, Tensor identity) {
            return products.mul(identity.mul(-1).add(1));
        }
    },
    /** Σ ‖W Wᵀ - I‖², which also keeps the rows at length one (Brock et al. 2017, section 2). */
    ANGLES_AND_LENGTHS {
        @Override
        Tensor excess(Tensor products, Tensor identity) {
            return products.sub(identity);
        }
    };

    /** What should vanish of the products of rows, [O, O]. */
    abstract Tensor excess(Tensor products, Tensor identity);

    /**
     * The penalty of all those of {@code weights} that have two dimensions or more, a scalar. BigGAN's published program adds half of its
     * gradient, so that it takes half of the strength that is written.
     */
    public Tensor penalty(Collection<Tensor> weights) {
        Tensor sum = Tensor.zeros();
        for (Tensor weight : weights) {
            if (weight.dim() >= 2) {
                Tensor w = weight.reshape(weight.size(0), -1); // [O, I]
                Tensor products = w.matmul(w.permute(1, 0)); // [O, O]
                Tensor identity = SymmetricEigen.identity(w.size(0), w.device());
                sum = sum.to(w.device()).add(excess(products, identity).square().sum());
            }
        }
        return sum;
    }
}
