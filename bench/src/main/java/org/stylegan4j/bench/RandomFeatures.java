package org.stylegan4j.bench;

import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/** Describes pictures by normal numbers, without looking at them. */
final class RandomFeatures implements FeatureNet {
    private final int length;
    private final Rng rng = new Rng(1);

    RandomFeatures(int length) {
        this.length = length;
    }

    @Override
    public Tensor features(Tensor pictures) {
        return rng.normal(Device.CPU, pictures.size(0), length);
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String hash() {
        return "random " + length;
    }

    @Override
    public String resizer() {
        return "none";
    }

    @Override
    public void close() {
        rng.close();
    }
}
