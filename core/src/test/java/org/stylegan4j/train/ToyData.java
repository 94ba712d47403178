package org.stylegan4j.train;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.BatchSpec;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Small pictures of waves, with or without two classes. */
public final class ToyData implements TrainingData {
    private final Facts facts;
    private final Labels labels;

    public ToyData(int size, int resolution, int channels, boolean cond) {
        labels = cond
                ? Labels.ofClasses(IntStream.range(0, size).map(i -> i % 2).toArray(), List.of("even", "odd"))
                : Labels.NONE;
        facts = new Facts("waves", "0123456789abcdef", size, resolution, channels, labels.features());
    }

    private ToyData(Facts facts, Labels labels) {
        this.facts = facts;
        this.labels = labels;
    }

    /** As if the pictures were others. */
    public ToyData withHash(String hash) {
        return new ToyData(
                new Facts(facts.name(), hash, facts.size(), facts.resolution(), facts.channels(), facts.labelDim()),
                labels);
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public Batch pictures(List<Integer> indices) {
        int length = facts.channels() * facts.resolution() * facts.resolution();
        float[] x = new float[indices.size() * length];
        float[] y = new float[indices.size() * labels.features()];
        for (int n = 0; n < indices.size(); n++) {
            for (int i = 0; i < length; i++) {
                x[n * length + i] = (float) Math.sin(i * (0.1 + indices.get(n)));
            }
            if (labels.present()) {
                System.arraycopy(labels.rows().get(indices.get(n)), 0, y, n * labels.features(), labels.features());
            }
        }
        try (Scope scope = Scope.noGrad()) {
            return new Batch(
                    scope.release(
                            Tensor.of(x, indices.size(), facts.channels(), facts.resolution(), facts.resolution())),
                    scope.release(Tensor.of(y, indices.size(), labels.features())));
        }
    }

    @Override
    public Batches batches(LongFunction<BatchSpec> portions, int seed, long position) {
        return new Batches() {
            private long at = position;

            @Override
            public Batch next() {
                int first = (int) (at % facts.size());
                int batch = portions.apply(at).pictures();
                at += batch;
                return pictures(IntStream.range(first, first + batch)
                        .mapToObj(i -> i % facts.size())
                        .toList());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
