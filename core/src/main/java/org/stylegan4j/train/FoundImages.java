package org.stylegan4j.train;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.DatasetConfig;
import org.stylegan4j.data.DatasetInfo;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.Background;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.train.config.TrainConfig;

/** The images that settings name, before they are decoded. Closing closes their source, which decoded images do not need. */
public final class FoundImages implements Closeable {
    private final ImageSource source;
    private final DatasetConfig config;

    private FoundImages(ImageSource source, DatasetConfig config) {
        this.source = source;
        this.config = config;
    }

    /**
     * Finds the images.
     *
     * @throws IOException with one line that says what was looked for when there are none
     */
    public static FoundImages of(TrainConfig.Data config, int seed) throws IOException {
        DatasetConfig how = datasetConfig(config, seed);
        SourceConfig reading = new SourceConfig(config.cond(), Background.parse(config.background()));
        return new FoundImages(ImageSources.open(config.source(), config.resolution(), reading), how);
    }

    private static DatasetConfig datasetConfig(TrainConfig.Data config, int seed) {
        DatasetConfig d = DatasetConfig.DEFAULT
                .withTransform(config.crop(), config.filter())
                .withCond(config.cond())
                .withMirror(config.mirror());
        if (config.resolution().isPresent()) {
            d = d.withResolution(config.resolution().getAsInt());
        }
        return config.maxImages().isPresent() ? d.withSubset(config.maxImages().getAsInt(), seed) : d;
    }

    /** What they are, from a sample: at once, also where there are many. */
    public DatasetInfo outline() throws IOException {
        return DatasetInfo.of(source, config);
    }

    /** The same, decoded and prepared by so many threads. What comes out does not depend on them. */
    public FoundImages withWorkers(int threads) {
        return new FoundImages(source, config.withWorkers(threads));
    }

    /** The same, kept in a file of that folder where memory has no room for them. */
    public FoundImages withSpillFolder(Path folder) {
        return new FoundImages(source, config.withSpillFolder(folder));
    }

    /** Decodes all of them, which takes over the source. */
    public Dataset decode(ProgressListener listener) throws IOException {
        return Dataset.open(source, config, listener);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
