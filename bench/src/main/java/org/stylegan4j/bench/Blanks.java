package org.stylegan4j.bench;

import org.stylegan4j.image.ImageSize;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Tensor;

/** Any number of black pictures of one pixel, for work that is not about pictures. */
record Blanks(String name, int size) implements PictureSet {
    @Override
    public int channels() {
        return 1;
    }

    @Override
    public ImageSize extent() {
        return new ImageSize(1, 1);
    }

    @Override
    public Tensor batch(int first, int count) {
        return Tensor.full(0, DType.UINT8, Device.CPU, count, 1, 1, 1);
    }

    @Override
    public String hash() {
        return name + " " + size;
    }

    @Override
    public void close() {}
}
