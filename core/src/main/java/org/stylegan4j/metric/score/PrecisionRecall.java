package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;

/**
 * Improved precision and recall (Kynkäänniemi et al. 2019): the share of fakes that look real, and the share of real pictures
 * that the generator could have made. Higher is better; truncation trades one for the other.
 *
 * @param name what it is called in commands and results
 * @param k which neighbour bounds the balls; 3 is published
 */
public record PrecisionRecall(String name, SampleSizes sample, int k) implements Metric {
    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        FeatureNet net = tools.detectors().neighbours();
        KnnManifolds manifolds = new KnnManifolds(
                sample.realFeatures(subject, tools, net), sample.fakeFeatures(subject, tools, net), k, tools);
        KnnManifolds.Shares shares = manifolds.shares();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(name + "_precision", shares.precision());
        values.put(name + "_recall", shares.recall());
        List<String> warnings = sample.warnings(subject, net);
        return new MetricResult(name, values, sample.protocol(subject, tools, net), warnings);
    }
}
