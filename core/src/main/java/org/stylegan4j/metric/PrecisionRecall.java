package org.stylegan4j.metric;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Improved precision and recall (Kynkäänniemi et al. 2019): the share of fakes that look real, and the share of real pictures
 * that the generator could have made. Higher is better; truncation trades one for the other.
 *
 * @param name what it is called in commands and results
 * @param k which neighbour bounds the balls; 3 is published
 */
public record PrecisionRecall(String name, Sample sample, int k) implements Metric {
    @Override
    public MetricResult measure(Subject subject, Tools tools) throws IOException {
        FeatureNet net = tools.detectors().neighbours();
        Manifolds manifolds = new Manifolds(
                sample.realFeatures(subject, tools, net), sample.fakeFeatures(subject, tools, net), k, tools);
        Manifolds.Shares shares = manifolds.shares();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(name + "_precision", shares.precision());
        values.put(name + "_recall", shares.recall());
        List<String> warnings = sample.warnings(subject, net);
        return new MetricResult(name, values, sample.protocol(subject, tools, net), warnings);
    }
}
