package org.stylegan4j.train;

import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.Labels;
import org.stylegan4j.data.Loader;
import org.stylegan4j.data.Portion;
import org.stylegan4j.data.ProgressListener;

/** A dataset as a training sees it. Closing frees its pictures. */
public final class DatasetData implements TrainingData {
    private final Dataset dataset;
    private final Facts facts;

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

    /** Takes over a dataset; its fingerprint takes a moment. */
    public static DatasetData of(Dataset dataset, ProgressListener listener) {
        return new DatasetData(dataset, dataset.hash(listener));
    }

    /**
     * Opens and decodes the images that the settings name.
     *
     * @throws IOException with one line that says what was looked for when there are none
     */
    public static DatasetData open(TrainConfig.Data config, int seed, ProgressListener listener) throws IOException {
        FoundImages found = FoundImages.of(config, seed);
        return of(found.decode(listener), ProgressListener.NONE);
    }

    /** The dataset itself, for its list of skipped pictures. */
    public Dataset dataset() {
        return dataset;
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
    public Batches batches(LongFunction<Portion> portions, int seed, long position) {
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
