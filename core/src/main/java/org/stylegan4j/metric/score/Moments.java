package org.stylegan4j.metric.score;

import java.io.IOException;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Mean and scatter of feature vectors that come in blocks, in float64; two of them merge (Chan, Golub and LeVeque 1979, equation
 * 2.1). Closing frees them.
 */
final class Moments implements AutoCloseable {
    private final Tensor mean; // [F]
    private final Tensor scatter; // [F, F], the sum of (x - mean)(x - mean)ᵀ
    private long count;

    /** Of no vectors yet, each of which will have F numbers. */
    Moments(long features) {
        try (Scope scope = Scope.noGrad()) {
            mean = scope.release(Tensor.full(0, DType.FP64, Device.CPU, features));
            scatter = scope.release(Tensor.full(0, DType.FP64, Device.CPU, features, features));
        }
    }

    /** Of all features of a set. The caller closes them. */
    static Moments of(Features features) throws IOException {
        Moments moments = new Moments(features.length());
        try {
            for (int i = 0; i < features.parts(); i++) {
                try (Scope scope = Scope.noGrad()) {
                    moments.add(features.part(i));
                }
            }
            return moments;
        } catch (IOException | RuntimeException e) {
            moments.close();
            throw e;
        }
    }

    /** How many vectors there were. */
    long count() {
        return count;
    }

    /** Takes in vectors, [n, F] with n at least 1. */
    void add(Tensor vectors) {
        try (Scope scope = Scope.noGrad()) {
            Tensor x = vectors.to(Device.CPU).to(DType.FP64);
            Tensor m = x.mean(0L);
            Tensor centred = x.sub(m);
            merge(x.size(0), m, centred.permute(1, 0).matmul(centred));
        }
    }

    /** Takes in all that another has taken in. */
    void add(Moments other) {
        try (Scope scope = Scope.noGrad()) {
            merge(other.count, other.mean, other.scatter);
        }
    }

    private void merge(long n, Tensor otherMean, Tensor otherScatter) {
        if (n == 0) {
            return;
        }
        long all = count + n;
        Tensor gap = otherMean.sub(mean); // [F]
        long f = gap.count();
        Tensor between = gap.reshape(f, 1).matmul(gap.reshape(1, f)).mul((double) count * n / all);
        InPlace.add(scatter, otherScatter);
        InPlace.add(scatter, between);
        InPlace.lerp(mean, otherMean, (double) n / all);
        count = all;
    }

    /**
     * The distribution so far, in the caller's frame.
     *
     * @param ddof the covariance is divided by the count less this: 0 or 1
     */
    Gaussian gaussian(int ddof) {
        return new Gaussian(mean.copy(), scatter.mul(1.0 / Math.max(1, count - ddof)));
    }

    @Override
    public void close() {
        mean.close();
        scatter.close();
    }
}
