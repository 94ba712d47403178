package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.numpy.NumpyShuffle;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * How alike the fakes are among themselves, and for comparison the real pictures: the mean multi-scale structural similarity of
 * random pairs (Odena et al. 2017, section 4.2; Karras et al. 2018, section 6.1). A value above that of the real pictures shows
 * lost variety; it says nothing of quality. It needs no network.
 *
 * @param name what it is called in commands and results
 */
public record MsSsim(String name, SampleSizes sample) implements Metric {
    /** How many pictures, two to a pair, are published. */
    public static final SampleSizes PUBLISHED = SampleSizes.both(20_000);

    private static final int PAIRS = 16;

    /** @throws IllegalArgumentException when a set has a single picture or pictures are smaller than 16x16 */
    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        PictureSet real = sample.real(subject, tools);
        PictureSet fake = sample.fake(subject);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(name, mean(fake, subject.generator().isEmpty(), tools, "pairs of fake images"));
        values.put(name + "_real", mean(real, true, tools, "pairs of real images"));
        Protocol protocol = new Protocol(
                "progan",
                OptionalLong.of(real.size()),
                OptionalLong.of(fake.size()),
                "none",
                Optional.empty(),
                "float32 similarities, float64 sums",
                tools.seed(),
                subject.generator().map(g -> OptionalDouble.of(g.truncation())).orElseGet(OptionalDouble::empty));
        int wanted = sample.fake().orElse(fake.size());
        List<String> warnings =
                fake.size() < wanted ? List.of("only " + fake.size() + " of " + wanted + " fake images") : List.of();
        return new MetricResult(name, values, protocol, warnings);
    }

    /**
     * Pairs of real pictures, and of pictures from a folder, are drawn at random, for neighbours may be of one class; a generator's
     * pictures come at random already.
     */
    private static double mean(PictureSet pictures, boolean shuffled, MetricContext tools, String stage)
            throws IOException {
        int pairs = pictures.size() / 2;
        if (pairs < 1 || pictures.extent().smallerSide() < MultiScaleSimilarity.SMALLEST) {
            throw new IllegalArgumentException(
                    "MS-SSIM needs two images of 16x16 or larger: " + pictures.size() + " of " + pictures.extent());
        }
        int[] order = new NumpyShuffle((int) tools.seed()).permutation(pictures.size());
        double sum = 0;
        for (int i = 0; i < pairs; i += PAIRS) {
            tools.progress(stage, i, pairs);
            int n = 2 * Math.min(PAIRS, pairs - i);
            try (Scope scope = Scope.noGrad()) {
                Tensor x = shuffled ? chosen(pictures, order, 2 * i, n) : pictures.batch(2 * i, n); // [n, C, H, W]
                Tensor couples = x.to(DType.FP32).reshape(n / 2, 2, x.size(1), x.size(2), x.size(3));
                double[] similarities = MultiScaleSimilarity.of(couples.select(1, 0), couples.select(1, 1));
                sum += Arrays.stream(similarities).sum();
            }
        }
        tools.listener().progress(stage, pairs, pairs);
        return sum / pairs;
    }

    private static Tensor chosen(PictureSet pictures, int[] order, int first, int count) throws IOException {
        Tensor[] some = new Tensor[count];
        for (int i = 0; i < count; i++) {
            some[i] = pictures.batch(order[first + i], 1);
        }
        return Tensor.cat(0, some);
    }
}
