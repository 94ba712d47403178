package org.stylegan4j.latent.direction;

import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Mean and covariance of intermediate latents, computed in float64.
 *
 * @param mean [W]
 * @param covariance [W, W], row-major
 */
record Statistics(float[] mean, float[] covariance) {
    /** Of ws [N, W], row-major. */
    static Statistics of(float[] ws, int wDim) {
        try (Scope scope = Scope.noGrad()) {
            Tensor x = Tensor.of(ws, ws.length / wDim, wDim).to(DType.FP64); // [N, W]
            Tensor mean = x.mean(0L); // [W]
            Tensor centred = x.sub(mean);
            Tensor covariance = centred.permute(1, 0).matmul(centred).mul(1.0 / x.size(0)); // [W, W]
            return new Statistics(mean.toFloats(), covariance.toFloats());
        }
    }

    int size() {
        return mean.length;
    }

    /** The standard deviation along a unit vector: sqrt(vᵀ Σ v). */
    double deviation(float[] v) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                sum += (double) v[i] * covariance[i * v.length + j] * v[j];
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    /** A vector of any length as one step: one standard deviation along it. */
    float[] step(float[] v) {
        double length = Math.sqrt(Direction.dot(v, v));
        if (!(length > 0)) {
            throw new IllegalArgumentException("direction without length");
        }
        float[] unit = scaled(v, 1 / length);
        return scaled(unit, deviation(unit));
    }

    private static float[] scaled(float[] v, double factor) {
        float[] result = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            result[i] = (float) (v[i] * factor);
        }
        return result;
    }
}
