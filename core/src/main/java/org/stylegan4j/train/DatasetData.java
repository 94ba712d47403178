package org.stylegan4j.train;

import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import org.stylegan4j.data.Background;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.DatasetConfig;
import org.stylegan4j.data.ImageSource;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.Labels;
import org.stylegan4j.data.Loader;
import org.stylegan4j.data.Portion;
import org.stylegan4j.data.ProgressListener;
import org.stylegan4j.data.SourceConfig;

/** A dataset as a training sees it. Closing frees its pictures. */
public final class DatasetData implements TrainingData {
    private final Dataset dataset;
    private final Facts facts;

    private DatasetData(Dataset dataset) {
        this.dataset = dataset;
        facts = new Facts(
                dataset.name(),
                dataset.hash(),
                dataset.size(),
                dataset.resolution(),
                dataset.channels(),
                dataset.labels().features());
    }

    /**
     * Opens and decodes the images that the settings name.
     *
     * @throws IOException with one line that says what was looked for when there are none
     */
    public static DatasetData open(TrainConfig.Data config, int seed, ProgressListener listener) throws IOException {
        SourceConfig how = new SourceConfig(config.cond(), Background.parse(config.background()));
        return open(ImageSources.open(config.source(), config.resolution(), how), config, seed, listener);
    }

    private static DatasetData open(ImageSource source, TrainConfig.Data config, int seed, ProgressListener listener)
            throws IOException {
        DatasetConfig d = DatasetConfig.DEFAULT
                .withTransform(config.crop(), config.filter())
                .withCond(config.cond())
                .withMirror(config.mirror());
        if (config.resolution().isPresent()) {
            d = d.withResolution(config.resolution().getAsInt());
        }
        if (config.maxImages().isPresent()) {
            d = d.withSubset(config.maxImages().getAsInt(), seed);
        }
        return new DatasetData(Dataset.open(source, d, listener));
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
