package org.stylegan4j.metric;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Density and coverage (Naeem et al. 2020): precision and recall that outliers distort less. Density may pass 1; equal
 * distributions have density 1 and coverage near 1.
 *
 * @param name what it is called in commands and results
 * @param k which neighbour bounds the balls; 5 is published
 */
public record DensityCoverage(String name, Sample sample, int k) implements Metric {
    @Override
    public MetricResult measure(Subject subject, Tools tools) throws IOException {
        FeatureNet net = tools.detectors().neighbours();
        Manifolds manifolds = new Manifolds(
                sample.realFeatures(subject, tools, net), sample.fakeFeatures(subject, tools, net), k, tools);
        Manifolds.Shares shares = manifolds.shares();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(name + "_density", shares.density());
        values.put(name + "_coverage", shares.coverage());
        List<String> warnings = sample.warnings(subject, net);
        return new MetricResult(name, values, sample.protocol(subject, tools, net), warnings);
    }
}
