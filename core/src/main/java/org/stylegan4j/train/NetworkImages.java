package org.stylegan4j.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.DatasetConfig;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.Background;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.latent.Network;
import org.stylegan4j.settings.RecordJson;
import org.stylegan4j.train.config.TrainConfig;

/** The real images that a network is measured against: prepared as in its training, but all of them and none flipped. */
public final class NetworkImages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NetworkImages() {}

    /**
     * Opens the images that the network was trained on, or others in their place. The caller closes them.
     *
     * @param source in their place
     * @param spillFolder for what does not fit in memory
     * @throws IllegalArgumentException when none are named and the network file does not know its own
     */
    public static Dataset open(Network network, Optional<String> source, Path spillFolder, ProgressListener listener)
            throws IOException {
        Optional<TrainConfig.Data> trained = trainedOn(network);
        String path = source.or(() -> trained.map(TrainConfig.Data::source))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the network file does not say what it was trained on; name images by --data"));
        TrainConfig.Data how = trained.orElseGet(() -> TrainConfig.Data.of(path));
        boolean cond = network.labelDim() > 0;
        int resolution = network.grownResolution();
        DatasetConfig config = DatasetConfig.DEFAULT
                .withTransform(how.crop(), how.filter())
                .withCond(cond)
                .withResolution(resolution)
                .withSpillFolder(spillFolder);
        SourceConfig reading = new SourceConfig(cond, Background.parse(how.background()));
        return Dataset.open(ImageSources.open(path, OptionalInt.of(resolution), reading), config, listener);
    }

    private static Optional<TrainConfig.Data> trainedOn(Network network) {
        try {
            JsonNode options = JSON.readTree(network.provenance().options());
            return Optional.of(RecordJson.read(options.path("data"), TrainConfig.Data.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty(); // not trained by this program
        }
    }
}
