package org.stylegan4j.metric.picture;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.numpy.NumpyShuffle;
import org.stylegan4j.tensor.Tensor;

/**
 * Some pictures of a set, which closes it.
 *
 * @param numbers in the whole set, ascending
 */
record SubsetImages(PictureSet all, int[] numbers) implements PictureSet {
    static SubsetImages first(PictureSet all, int count) {
        return new SubsetImages(all, IntStream.range(0, count).toArray());
    }

    /** The same subset as the reference's {@code --subset} draws. */
    static SubsetImages random(PictureSet all, int count, long seed) {
        int[] numbers = Arrays.copyOf(new NumpyShuffle((int) seed).permutation(all.size()), count);
        Arrays.sort(numbers);
        return new SubsetImages(all, numbers);
    }

    static SubsetImages alternate(PictureSet all, int start) {
        return new SubsetImages(
                all, IntStream.range(0, all.size() / 2).map(i -> start + 2 * i).toArray());
    }

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public int channels() {
        return all.channels();
    }

    @Override
    public ImageSize extent() {
        return all.extent();
    }

    @Override
    public Tensor batch(int first, int count) throws IOException {
        if (numbers[first + count - 1] - numbers[first] == count - 1) {
            return all.batch(numbers[first], count);
        }
        Tensor[] pictures = new Tensor[count];
        for (int i = 0; i < count; i++) {
            pictures[i] = all.batch(numbers[first + i], 1);
        }
        return Tensor.cat(0, pictures);
    }

    @Override
    public String hash() throws IOException {
        return new Sha256().add(all.hash()).add(Arrays.toString(numbers)).hex();
    }

    /** Does nothing: the whole set stays open. */
    @Override
    public void close() {}
}
