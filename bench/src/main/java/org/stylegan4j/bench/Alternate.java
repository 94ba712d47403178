package org.stylegan4j.bench;

import java.io.IOException;
import org.stylegan4j.data.Extent;
import org.stylegan4j.data.Sha256;
import org.stylegan4j.metric.PictureSet;
import org.stylegan4j.tensor.Tensor;

/**
 * Every second picture of a set, which stays with its owner.
 *
 * @param start 0 or 1, the first of them
 */
record Alternate(PictureSet all, int start) implements PictureSet {
    @Override
    public String name() {
        return all.name();
    }

    @Override
    public int size() {
        return all.size() / 2;
    }

    @Override
    public int channels() {
        return all.channels();
    }

    @Override
    public Extent extent() {
        return all.extent();
    }

    @Override
    public Tensor batch(int first, int count) throws IOException {
        Tensor[] pictures = new Tensor[count];
        for (int i = 0; i < count; i++) {
            pictures[i] = all.batch(2 * (first + i) + start, 1);
        }
        return Tensor.cat(0, pictures);
    }

    @Override
    public String hash() throws IOException {
        return new Sha256().add(all.hash()).add("every second from " + start).hex();
    }

    @Override
    public void close() {}
}
