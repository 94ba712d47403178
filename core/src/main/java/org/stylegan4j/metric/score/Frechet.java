package org.stylegan4j.metric.score;

import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.SymmetricEigen;
import org.stylegan4j.tensor.Tensor;

/** The Fréchet distance between normal distributions (Dowson and Landau 1982). */
final class Frechet {
    private Frechet() {}

    /**
     * |μ₁ - μ₂|² + Tr(Σ₁ + Σ₂ - 2 (Σ₁Σ₂)^½), Heusel et al. 2017, equation 6. Covariances may be singular: the eigenvalues of Σ₁Σ₂
     * are those of the symmetric Lᵀ Σ₂ L with any L Lᵀ = Σ₁, which rounding alone makes negative. L is Σ₁^½ but for a rotation.
     */
    static double distance(Gaussian a, Gaussian b) {
        try (Scope scope = Scope.noGrad()) {
            double means = a.mean().sub(b.mean()).square().sum().toDouble();
            Tensor l = factor(a.covariance());
            Tensor mixed = l.permute(1, 0).matmul(b.covariance()).matmul(l);
            double cross =
                    roots(SymmetricEigen.eigenvalues(symmetrized(mixed))).sum().toDouble();
            double distance = means
                    + SymmetricEigen.trace(a.covariance()).toDouble()
                    + SymmetricEigen.trace(b.covariance()).toDouble()
                    - 2 * cross;
            return Math.max(0, distance);
        }
    }

    /** V Λ^½, the eigenvectors by the square roots of their eigenvalues. */
    private static Tensor factor(Tensor covariance) {
        SymmetricEigen.Eigen eigen = SymmetricEigen.eigen(covariance);
        return eigen.vectors().mul(roots(eigen.values()));
    }

    /** Square roots of ascending eigenvalues, of which those that rounding alone could have made count as zero. */
    private static Tensor roots(Tensor eigenvalues) {
        long f = eigenvalues.count();
        double largest = Math.max(0, eigenvalues.select(0, f - 1).toDouble());
        double noise = largest * f * Math.ulp(1.0);
        return eigenvalues
                .add(-noise)
                .sign()
                .clamp(0, 1)
                .mul(eigenvalues.clamp(0, Double.MAX_VALUE).sqrt());
    }

    private static Tensor symmetrized(Tensor a) {
        return a.add(a.permute(1, 0)).mul(0.5);
    }
}
