package org.stylegan4j.model;

import java.util.List;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/**
 * What an objective may use beside the batch.
 *
 * @param rng seeded for this step
 * @param labels of the whole data set, from which fake images take theirs
 * @param stats where observations go
 * @param device where the networks live
 */
public record Step(RandomSource rng, Labels labels, Stats stats, Device device) {
    /** Standard normal latents, [N, Z]. */
    public Tensor latents(long n, int zDim) {
        return rng.normal(device, n, zDim);
    }

    /** Labels of real images drawn uniformly, [N, F]; F is 0 when there are none. */
    public Tensor fakeLabels(long n) {
        int f = labels.features();
        if (f == 0) {
            return Tensor.full(0, DType.FP32, device, n, 0);
        }
        float[] values = new float[Math.toIntExact(n * f)];
        List<float[]> rows = labels.rows();
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows.get(rng.below(rows.size())), 0, values, i * f, f);
        }
        return Tensor.of(values, n, f).to(device);
    }
}
