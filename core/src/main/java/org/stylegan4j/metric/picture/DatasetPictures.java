package org.stylegan4j.metric.picture;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** The pictures of a dataset, cropped and resized as a training sees them. Closing closes the dataset. For one thread. */
public final class DatasetPictures implements PictureSet {
    private final Dataset dataset;
    private Optional<String> hash = Optional.empty();

    /** Takes over a dataset. */
    public DatasetPictures(Dataset dataset) {
        this.dataset = dataset;
    }

    @Override
    public String name() {
        return dataset.name();
    }

    @Override
    public int size() {
        return dataset.size();
    }

    @Override
    public int channels() {
        return dataset.channels();
    }

    @Override
    public ImageSize extent() {
        return new ImageSize(dataset.resolution(), dataset.resolution());
    }

    @Override
    public Tensor batch(int first, int count) {
        int length = dataset.pictureBytes();
        byte[] bytes = new byte[Math.multiplyExact(count, length)];
        IntStream.range(0, count).parallel().forEach(i -> dataset.copy(first + i, bytes, i * length));
        int r = dataset.resolution();
        return Tensor.ofBytes(bytes, DType.UINT8, count, dataset.channels(), r, r);
    }

    @Override
    public String hash() {
        if (hash.isEmpty()) {
            hash = Optional.of(dataset.pixelHash());
        }
        return hash.get();
    }

    @Override
    public void close() throws IOException {
        dataset.close();
    }
}
