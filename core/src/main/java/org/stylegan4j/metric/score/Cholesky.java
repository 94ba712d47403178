package org.stylegan4j.metric.score;

/** Linear equations with a symmetric positive definite matrix, by Cholesky's factors A = L Lᵀ. */
final class Cholesky {
    private Cholesky() {}

    /** The x of A x = b; overwrites the lower half of A with L. */
    static double[] solve(double[][] a, double[] b) {
        factor(a);
        int n = b.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    private static void factor(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                if (i != j) {
                    a[i][j] = sum / a[j][j];
                } else if (sum > 0) {
                    a[i][i] = Math.sqrt(sum);
                } else {
                    throw new IllegalArgumentException("matrix is not positive definite: pivot " + sum);
                }
            }
        }
    }
}
