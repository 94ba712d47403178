package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.numpy.NumpyShuffle;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.SymmetricEigen;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.VectorOps;

/**
 * Kernel inception distance: the squared maximum mean discrepancy of the features of real and of fake pictures under the kernel
 * (xᵀy / F + 1)³, as its unbiased estimate, over random subsets (Bińkowski et al. 2018, section 4). Lower is better; the number
 * of pictures does not shift it, and for equal distributions it is as often negative as positive.
 *
 * @param name what it is called in commands and results
 */
public record Kid(String name, SampleSizes sample) implements Metric {
    private static final int SUBSETS = 100;
    private static final int SUBSET_SIZE = 1000;
    /** The seed of torch-fidelity's subsets; the others do not fix theirs. */
    private static final int SUBSET_SEED = 2020;

    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        FeatureNet net = tools.detectors().features();
        Features real = sample.realFeatures(subject, tools, net);
        Features fake = sample.fakeFeatures(subject, tools, net);
        int size = Math.min(SUBSET_SIZE, Math.min(real.count(), fake.count()));
        List<String> warnings = sample.warnings(subject, net);
        if (size < SUBSET_SIZE) {
            warnings.add("subsets of " + size + " images, not " + SUBSET_SIZE + ", scatter more");
        }
        Map<String, Double> values = new LinkedHashMap<>();
        try (Scope scope = Scope.noGrad()) {
            double[] estimates = estimates(real.all(), fake.all(), size, tools);
            double mean = Arrays.stream(estimates).average().orElseThrow();
            double variance = Arrays.stream(estimates)
                    .map(e -> (e - mean) * (e - mean))
                    .average()
                    .orElseThrow();
            values.put(name, mean);
            values.put(name + "_std", Math.sqrt(variance));
        }
        return new MetricResult(name, values, sample.protocol(subject, tools, net), warnings);
    }

    /** One estimate per subset. A subset that is everything is the same whatever the order, so that one is enough. */
    private static double[] estimates(Tensor real, Tensor fake, int size, MetricContext tools) {
        int n = (int) real.size(0);
        int m = (int) fake.size(0);
        int subsets = n == size && m == size ? 1 : SUBSETS;
        NumpyShuffle order = new NumpyShuffle(SUBSET_SEED);
        double[] estimates = new double[subsets];
        for (int i = 0; i < subsets; i++) {
            try (Scope scope = Scope.noGrad()) {
                Tensor x = VectorOps.pick(fake, Arrays.copyOf(order.permutation(m), size));
                Tensor y = VectorOps.pick(real, Arrays.copyOf(order.permutation(n), size));
                estimates[i] = estimate(x.to(DType.FP64), y.to(DType.FP64));
            }
            tools.progress("subsets", i + 1, subsets);
        }
        return estimates;
    }

    /** The unbiased estimate from as many x as y, [m, F], float64 (Bińkowski et al. 2018, equation 4). */
    static double estimate(Tensor x, Tensor y) {
        double m = x.size(0);
        Tensor within = kernel(x, x).add(kernel(y, y)); // [m, m]
        double others = within.sum().toDouble() - SymmetricEigen.trace(within).toDouble();
        return others / (m * (m - 1)) - 2 * kernel(x, y).mean().toDouble();
    }

    private static Tensor kernel(Tensor x, Tensor y) {
        Tensor k = x.matmul(y.permute(1, 0)).mul(1.0 / x.size(1)).add(1);
        return k.square().mul(k);
    }
}
