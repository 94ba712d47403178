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
 * Density and coverage (Naeem et al. 2020): precision and recall that outliers distort less. Density may pass 1; equal
 * distributions have density 1 and coverage near 1.
 *
 * @param name what it is called in commands and results
 * @param k which neighbour bounds the balls; 5 is published
 */
public record DensityCoverage(String name, SampleSizes sample, int k) implements Metric {
    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        FeatureNet net = tools.detectors().neighbours();
        KnnManifolds manifolds = new KnnManifolds(
                sample.realFeatures(subject, tools, net), sample.fakeFeatures(subject, tools, net), k, tools);
        KnnManifolds.Shares shares = manifolds.shares();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(name + "_density", shares.density());
        values.put(name + "_coverage", shares.coverage());
        List<String> warnings = sample.warnings(subject, net);
        return new MetricResult(name, values, sample.protocol(subject, tools, net), warnings);
    }
}
