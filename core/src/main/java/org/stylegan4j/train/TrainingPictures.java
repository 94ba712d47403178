package org.stylegan4j.train;

import java.util.stream.IntStream;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * The real images of a training, for its metrics. The data stays with the training.
 *
 * @param size how many of them, from the first on; without those that are flipped copies
 */
record TrainingPictures(TrainingData data, int size) implements PictureSet {
    private static final double WHITE = 255;

    @Override
    public String name() {
        return data.facts().name();
    }

    @Override
    public int channels() {
        return data.facts().channels();
    }

    @Override
    public ImageSize extent() {
        return new ImageSize(data.facts().resolution(), data.facts().resolution());
    }

    @Override
    public Tensor batch(int first, int count) {
        try (Batch real =
                data.pictures(IntStream.range(first, first + count).boxed().toList())) {
            return real.images().add(1).mul(WHITE / 2).round().clamp(0, WHITE).to(DType.UINT8);
        }
    }

    @Override
    public String hash() {
        return new Sha256()
                .add("training %s %d".formatted(data.facts().hash(), size))
                .hex();
    }

    /** Does nothing: the data stays with the training. */
    @Override
    public void close() {}
}
