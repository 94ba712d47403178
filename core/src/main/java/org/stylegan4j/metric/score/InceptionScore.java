package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.numpy.NumpyShuffle;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.VectorOps;

/**
 * Inception score: how sure a classifier is of each fake picture, and how evenly the classes are met (Salimans et al. 2016, section
 * 4). Higher is better. Real pictures are not looked at.
 *
 * @param name what it is called in commands and results
 * @param splits the score is the mean over so many parts of the pictures; 10 are published
 */
public record InceptionScore(String name, SampleSizes sample, int splits) implements Metric {
    /** The seed with which torch-fidelity shuffles before it splits. */
    private static final int SHUFFLE_SEED = 2020;

    /** Nothing is less likely in float32; keeps log finite where a probability came out as zero. */
    private static final double TINY = Float.MIN_VALUE;

    /** Below this the split's mean distribution is mostly noise. */
    private static final int FEW_PER_SPLIT = 1000;

    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        FeatureNet net = tools.detectors().classes();
        Features features = sample.fakeFeatures(subject, tools, net);
        if (features.count() < splits) {
            throw new IllegalArgumentException(
                    "inception score needs at least " + splits + " images: " + features.count());
        }
        List<String> warnings = sample.warnings(subject, net);
        if (features.count() / splits < FEW_PER_SPLIT) {
            warnings.add("splits of " + features.count() / splits + " images lower the score; published are 5000");
        }
        double[] scores;
        try (Scope scope = Scope.noGrad()) {
            scores = scores(features.all(), order(features.count(), tools.convention()), splits);
        }
        double mean = Arrays.stream(scores).average().orElseThrow();
        double variance = Arrays.stream(scores)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElseThrow();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(name + "_mean", mean);
        values.put(name + "_std", Math.sqrt(variance));
        Protocol p = sample.protocol(subject, tools, net);
        return new MetricResult(name, values, p.withReal(OptionalLong.empty()), warnings);
    }

    private static int[] order(int count, Convention convention) {
        return convention == Convention.TORCH_FIDELITY
                ? new NumpyShuffle(SHUFFLE_SEED).permutation(count)
                : IntStream.range(0, count).toArray();
    }

    /** The score of each split of the pictures in that order, from their probabilities [N, K]. */
    static double[] scores(Tensor probabilities, int[] order, int splits) {
        long n = order.length;
        double[] scores = new double[splits];
        for (int s = 0; s < splits; s++) {
            int[] part = Arrays.copyOfRange(order, (int) (s * n / splits), (int) ((s + 1) * n / splits));
            try (Scope scope = Scope.noGrad()) {
                scores[s] = score(VectorOps.pick(probabilities, part).toFloats(), part.length);
            }
        }
        return scores;
    }

    /** exp(E KL(p(y|x) ‖ p(y))), from the probabilities of n pictures one after the other. */
    private static double score(float[] p, int n) {
        int classes = p.length / n;
        double[] logMean = new double[classes];
        for (int i = 0; i < p.length; i++) {
            logMean[i % classes] += p[i];
        }
        for (int c = 0; c < classes; c++) {
            logMean[c] = Math.log(Math.max(TINY, logMean[c] / n));
        }
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * (Math.log(Math.max(TINY, p[i])) - logMean[i % classes]);
        }
        return Math.exp(sum / n);
    }
}
