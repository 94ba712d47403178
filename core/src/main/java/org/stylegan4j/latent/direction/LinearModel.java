package org.stylegan4j.latent.direction;

import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.SymmetricEigen;
import org.stylegan4j.tensor.Tensor;

/**
 * Attributes as linear functions of w: for one of two values the slope is, but for its length, the normal of Fisher's linear
 * discriminant (1936).
 *
 * @param slopes one per attribute, [W]
 * @param correlations between what is predicted and what is, on samples that were not fitted
 */
record LinearModel(float[][] slopes, double[] correlations) {
    /** Share of the samples that are kept for checking. */
    private static final double HELD_OUT = 0.2;
    /** Keeps directions in which w hardly varies from being taken for causes, in mean eigenvalues. */
    private static final double RIDGE = 1e-2;

    /** Fits ws [N, W] to labels [N, A], row-major, by ridge regression in float64. */
    static LinearModel fit(float[] ws, float[] labels, int n) {
        try (Scope scope = Scope.noGrad()) {
            Tensor x = centred(Tensor.of(ws, n, ws.length / n)); // [N, W]
            Tensor y = centred(Tensor.of(labels, n, labels.length / n)); // [N, A]
            int fitted = Math.max(1, n - (int) (n * HELD_OUT));
            Tensor b = slopes(x.narrow(0, 0, fitted), y.narrow(0, 0, fitted)); // [W, A]
            Tensor p = x.narrow(0, fitted, n - fitted).matmul(b); // [M, A]
            return new LinearModel(rows(b), correlations(p, y.narrow(0, fitted, n - fitted)));
        }
    }

    private static Tensor centred(Tensor x) {
        Tensor wide = x.to(DType.FP64);
        return wide.sub(wide.mean(0L));
    }

    private static Tensor slopes(Tensor x, Tensor y) {
        Tensor xt = x.permute(1, 0);
        Tensor square = xt.matmul(x); // [W, W]
        double ridge = RIDGE * SymmetricEigen.trace(square).toDouble() / x.size(1);
        SymmetricEigen.Eigen e = SymmetricEigen.eigen(square);
        Tensor v = e.vectors(); // [W, W]
        Tensor inverse = e.values().add(ridge).rsqrt().square(); // [W]
        return v.mul(inverse).matmul(v.permute(1, 0)).matmul(xt.matmul(y)); // (XᵀX + ridge)⁻¹ Xᵀ y
    }

    private static float[][] rows(Tensor b) {
        float[][] rows = new float[(int) b.size(1)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = b.select(1, i).contiguous().toFloats();
        }
        return rows;
    }

    private static double[] correlations(Tensor p, Tensor y) {
        Tensor a = p.sub(p.mean(0L));
        Tensor b = y.sub(y.mean(0L));
        float[] ab = a.mul(b).mean(0L).toFloats();
        float[] aa = a.square().mean(0L).toFloats();
        float[] bb = b.square().mean(0L).toFloats();
        double[] correlations = new double[ab.length];
        for (int i = 0; i < ab.length; i++) {
            double product = Math.sqrt((double) aa[i] * bb[i]);
            correlations[i] = product > 0 ? ab[i] / product : 0;
        }
        return correlations;
    }
}
