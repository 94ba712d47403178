package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.tensor.Scope;

/**
 * Fréchet inception distance: how far the features of real and of fake pictures are apart, both taken to be normally
 * distributed (Heusel et al. 2017). Lower is better; few pictures make it larger.
 *
 * @param name what it is called in commands and results
 */
public record Fid(String name, SampleSizes sample) implements Metric {
    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        FeatureNet net = tools.detectors().features();
        Features realFeatures = sample.realFeatures(subject, tools, net);
        Features fakeFeatures = sample.fakeFeatures(subject, tools, net);
        List<String> warnings = sample.warnings(subject, net);
        int length = realFeatures.length();
        int fewest = Math.min(realFeatures.count(), fakeFeatures.count());
        if (fewest <= length) {
            warnings.add("covariance of " + fewest + " images in " + length
                    + " dimensions is singular: this number compares only with others of as many images; use KID");
        }
        Protocol protocol = sample.protocol(subject, tools, net);
        return new MetricResult(name, Map.of(name, distance(realFeatures, fakeFeatures, tools)), protocol, warnings);
    }

    private static double distance(Features realFeatures, Features fakeFeatures, MetricContext tools)
            throws IOException {
        int ddof = tools.convention().ddof();
        tools.progress("distance", 0, 1);
        try (Moments real = Moments.of(realFeatures);
                Moments fake = Moments.of(fakeFeatures);
                Scope scope = Scope.noGrad()) {
            return Frechet.distance(real.gaussian(ddof), fake.gaussian(ddof));
        } finally {
            tools.listener().progress("distance", 1, 1);
        }
    }
}
