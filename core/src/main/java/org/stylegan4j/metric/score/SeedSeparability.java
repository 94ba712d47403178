package org.stylegan4j.metric.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * The linear separability of z, and of w where there is one, (Karras et al. 2019, section 4.2) by the attributes that a user's
 * classifiers read off the pictures of known seeds.
 *
 * @param name what it is called in commands and results
 * @param latents of a seed
 */
public record SeedSeparability(String name, AttributeTable attributes, LongFunction<double[]> latents)
        implements Metric {
    private static final int BATCH = 256;

    /** @throws IllegalArgumentException when there is no generator, or it is conditional */
    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) {
        GeneratorNet generator = subject.generator()
                .orElseThrow(() -> new IllegalArgumentException(name + " needs a network, not its pictures"));
        if (generator.labelDim() > 0) {
            throw new IllegalArgumentException("a conditional network needs more than seeds: " + name);
        }
        int n = attributes.seeds().length;
        try (Scope scope = Scope.noGrad()) {
            Tensor z = Tensor.of(latents(generator.zDim()), n, generator.zDim());
            Map<String, Double> values = new LinkedHashMap<>();
            values.put(name + "_z", Separability.of(z, attributes.scores()));
            if (generator.mapped()) {
                values.put(name + "_w", Separability.of(mapped(generator, z, tools), attributes.scores()));
            }
            return new MetricResult(name, values, protocol(generator, tools), List.of());
        }
    }

    private float[] latents(int length) {
        float[] values = new float[attributes.seeds().length * length];
        for (int i = 0; i < attributes.seeds().length; i++) {
            double[] z = latents.apply(attributes.seeds()[i]);
            for (int k = 0; k < length; k++) {
                values[i * length + k] = (float) z[k];
            }
        }
        return values;
    }

    /** Of the last layer, which truncation may have left alone. */
    private static Tensor mapped(GeneratorNet generator, Tensor z, MetricContext tools) {
        int n = (int) z.size(0);
        Tensor[] parts = new Tensor[(n + BATCH - 1) / BATCH];
        for (int p = 0; p < parts.length; p++) {
            int first = p * BATCH;
            tools.progress("latents", first, n);
            parts[p] = Scope.tidyNoGrad(() -> {
                Tensor some = z.narrow(0, first, Math.min(BATCH, n - first)).to(generator.device());
                Tensor ws = generator.map(some, Tensor.zeros(some.size(0), 0).to(generator.device()));
                return ws.select(1, ws.size(1) - 1).copy().to(Device.CPU);
            });
        }
        return Tensor.cat(0, parts);
    }

    private Protocol protocol(GeneratorNet generator, MetricContext tools) {
        return new Protocol(
                "stylegan",
                OptionalLong.empty(),
                OptionalLong.of(attributes.seeds().length),
                "none",
                Optional.empty(),
                "float32 latents, float64 planes",
                tools.seed(),
                OptionalDouble.of(generator.truncation()));
    }
}
