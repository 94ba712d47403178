package org.stylegan4j.metric.picture;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/**
 * Random numbers for things that are numbered, each of which draws from a source of its own, so that what thing i draws depends on
 * the seed and on i alone. Closing frees the sources.
 */
public record PerItemRng(List<Rng> sources) implements RandomSource, AutoCloseable {
    /** For {@code count} things in a row. */
    public static PerItemRng of(long seed, int first, int count) {
        List<Rng> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Rng rng = new Rng(seed);
            sources.add(rng);
            rng.reseed(seed, first + i);
        }
        return new PerItemRng(sources);
    }

    /** The first size of {@code shape} is the count; all draw the rest. */
    @Override
    public Tensor normal(Device device, long... shape) {
        long[] one = shape.clone();
        one[0] = 1;
        Tensor[] drawn = sources.stream().map(rng -> rng.normal(device, one)).toArray(Tensor[]::new);
        return Tensor.cat(0, drawn);
    }

    @Override
    public int below(int bound) {
        return sources.get(0).below(bound);
    }

    @Override
    public double uniform() {
        return sources.get(0).uniform();
    }

    /** One of some labels for each, [n, F], on the generator's device; empty rows for a generator without labels. */
    public Tensor labels(Labels labels, GeneratorNet generator) {
        int f = generator.labelDim();
        float[] values = new float[sources.size() * f];
        for (int i = 0; i < sources.size() && f > 0; i++) {
            int chosen = sources.get(i).below(labels.rows().size());
            System.arraycopy(labels.rows().get(chosen), 0, values, i * f, f);
        }
        return Tensor.of(values, sources.size(), f).to(generator.device());
    }

    @Override
    public void close() {
        sources.forEach(Rng::close);
    }
}
