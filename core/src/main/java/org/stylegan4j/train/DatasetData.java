package org.stylegan4j.train;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.BatchSpec;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.Fingerprint;
import org.stylegan4j.data.Loader;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.train.config.TrainConfig;

/** A dataset as a training sees it. Closing frees its pictures. For one thread. */
public final class DatasetData implements TrainingData {
    private final Dataset dataset;
    private final Facts facts;
    /** Under the other kind of fingerprint, once that was asked for: it is expensive. */
    private Optional<DatasetData> other = Optional.empty();

    private DatasetData(Dataset dataset, String hash) {
        this.dataset = dataset;
        facts = new Facts(
                dataset.name(),
                hash,
                dataset.size(),
                dataset.resolution(),
                dataset.channels(),
                dataset.labels().features());
    }

    /**
     * Takes over a dataset; its fingerprint takes a moment.
     *
     * @throws IOException when interrupted
     */
    public static DatasetData of(Dataset dataset, Fingerprint kind, ProgressListener listener) throws IOException {
        return new DatasetData(dataset, kind.of(dataset, listener));
    }

    /**
     * Opens and decodes the images that the settings name.
     *
     * @throws IOException with one line that says what was looked for when there are none
     */
    public static DatasetData open(TrainConfig.Data config, int seed, ProgressListener listener) throws IOException {
        FoundImages found = FoundImages.of(config, seed);
        return of(found.decode(listener), Fingerprint.TREE, ProgressListener.NONE);
    }

    /** The dataset itself, for its list of skipped pictures. */
    public Dataset dataset() {
        return dataset;
    }

    @Override
    public DatasetData comparableWith(String known, ProgressListener listener) throws IOException {
        Fingerprint kind = Fingerprint.kindOf(known);
        if (kind == Fingerprint.kindOf(facts.hash())) {
            return this;
        }
        if (other.isEmpty()) {
            other = Optional.of(of(dataset, kind, listener));
        }
        return other.get();
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Labels labels() {
        return dataset.labels();
    }

    @Override
    public Batch pictures(List<Integer> indices) {
        return dataset.batch(indices.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public Batches batches(LongFunction<BatchSpec> portions, int seed, long position) {
        Loader loader = new Loader(dataset, portions, seed, position);
        return new Batches() {
            @Override
            public Batch next() {
                return loader.next();
            }

            @Override
            public void close() {
                loader.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        dataset.close();
    }
}
