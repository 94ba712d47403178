package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.SymmetricEigen;
import org.stylegan4j.tensor.Tensor;

/** Closed forms. For commuting covariances the distance is |μ₁ - μ₂|² + Σ(√λ₁ᵢ - √λ₂ᵢ)². */
@ExtendWith(NoLeaks.class)
class FrechetTest {
    private static Gaussian diagonal(double[] mean, double... variances) {
        int f = variances.length;
        float[] m = new float[f];
        float[] c = new float[f * f];
        for (int i = 0; i < f; i++) {
            m[i] = (float) mean[i];
            c[i * f + i] = (float) variances[i];
        }
        return new Gaussian(Tensor.of(m, f).to(DType.FP64), Tensor.of(c, f, f).to(DType.FP64));
    }

    /** A matrix V Vᵀ / n of that rank. */
    private static Tensor covariance(int f, int rank, double phase) {
        Tensor v = Golden.sine(phase, 1.3, f, rank).to(DType.FP64);
        return v.matmul(v.permute(1, 0)).mul(1.0 / rank);
    }

    private static Tensor zero(int f) {
        return Tensor.full(0, DType.FP64, Device.CPU, f);
    }

    @Test
    void diagonalCovariancesGiveTheClosedForm() {
        Gaussian a = diagonal(new double[] {1, 2, 3}, 4, 9, 1);
        Gaussian b = diagonal(new double[] {1, 0, 2}, 1, 4, 16);
        assertEquals(5 + 1 + 1 + 9, Frechet.distance(a, b), 1e-12);
    }

    @Test
    void missingDimensionsGiveTheClosedForm() {
        Gaussian a = diagonal(new double[] {0, 0, 0}, 4, 0, 0);
        Gaussian b = diagonal(new double[] {0, 0, 0}, 0, 9, 0);
        assertEquals(13, Frechet.distance(a, b), 1e-12);
    }

    @Test
    void oneDimensionalDistributionsThatDoNotCommute() {
        // Both of rank one: Tr (Σ₁Σ₂)^½ = |uᵀv| for Σ₁ = uuᵀ, Σ₂ = vvᵀ.
        Tensor u = Tensor.of(new float[] {1, 2, 2}, 3, 1).to(DType.FP64);
        Tensor v = Tensor.of(new float[] {3, 0, 4}, 3, 1).to(DType.FP64);
        Gaussian a = new Gaussian(zero(3), u.matmul(u.permute(1, 0)));
        Gaussian b = new Gaussian(zero(3), v.matmul(v.permute(1, 0)));
        assertEquals(9 + 25 - 2 * 11, Frechet.distance(a, b), 1e-9);
    }

    @Test
    void distanceToItselfIsZeroWhateverTheRank() {
        for (int rank : new int[] {1, 5, 40}) {
            Gaussian a = new Gaussian(zero(40), covariance(40, rank, 0.4));
            assertEquals(0, Frechet.distance(a, a), 1e-6, "rank " + rank);
        }
    }

    @Test
    void distanceIsSymmetric() {
        Gaussian a = new Gaussian(zero(20), covariance(20, 7, 0.1));
        Gaussian b = new Gaussian(zero(20).add(1), covariance(20, 20, 2.2));
        assertEquals(Frechet.distance(a, b), Frechet.distance(b, a), 1e-6);
    }

    @Test
    void scalingIsTheClosedForm() {
        // Σ₂ = 4 Σ₁: the square roots commute, and the distance is Tr Σ₁ (1 - 2)².
        Tensor c = covariance(30, 12, 0.9);
        double trace = SymmetricEigen.trace(c).toDouble();
        double distance = Frechet.distance(new Gaussian(zero(30), c), new Gaussian(zero(30), c.mul(4)));
        assertEquals(trace, distance, 1e-6);
    }
}
