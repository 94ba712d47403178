package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorAssert;

@ExtendWith(NoLeaks.class)
class MomentsTest {
    private static final int N = 60;
    private static final int F = 4;

    private static Tensor vectors() {
        return Golden.sine(0.3, 1.7, N, F).add(5);
    }

    /** The definition, in two passes. */
    private static Tensor covariance(Tensor x, int ddof) {
        Tensor wide = x.to(DType.FP64);
        Tensor centred = wide.sub(wide.mean(0L));
        return centred.permute(1, 0).matmul(centred).mul(1.0 / (x.size(0) - ddof));
    }

    @Test
    void blocksGiveWhatTwoPassesOverAllGive() {
        try (Moments moments = new Moments(F)) {
            Tensor x = vectors();
            moments.add(x.narrow(0, 0, 1));
            moments.add(x.narrow(0, 1, 39));
            moments.add(x.narrow(0, 40, 20));
            assertEquals(N, moments.count());
            Gaussian g = moments.gaussian(0);
            assertEquals(DType.FP64, g.covariance().dtype());
            TensorAssert.assertClose("mean", x.to(DType.FP64).mean(0L), g.mean(), 1e-12);
            TensorAssert.assertClose("covariance", covariance(x, 0), g.covariance(), 1e-12);
            TensorAssert.assertClose(
                    "unbiased", covariance(x, 1), moments.gaussian(1).covariance(), 1e-12);
        }
    }

    @Test
    void mergingGivesWhatTheWholeGives() {
        try (Moments a = new Moments(F);
                Moments b = new Moments(F);
                Moments empty = new Moments(F)) {
            Tensor x = vectors();
            a.add(x.narrow(0, 0, 13));
            b.add(x.narrow(0, 13, N - 13));
            a.add(b);
            a.add(empty);
            assertEquals(N, a.count());
            TensorAssert.assertClose(
                    "covariance", covariance(x, 1), a.gaussian(1).covariance(), 1e-12);
        }
    }

    @Test
    void aFarMeanCostsNoDigits() {
        try (Moments moments = new Moments(F)) {
            Tensor x = vectors().to(DType.FP64);
            for (int i = 0; i < N; i += 10) {
                moments.add(x.narrow(0, i, 10).add(1e8));
            }
            TensorAssert.assertClose(
                    "covariance", covariance(x, 1), moments.gaussian(1).covariance(), 1e-6);
        }
    }
}
