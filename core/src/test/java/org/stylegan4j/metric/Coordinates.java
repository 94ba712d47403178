package org.stylegan4j.metric;

import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** Takes the coordinates of {@link Points} as features, and counts how many it was shown. */
public final class Coordinates implements FeatureNet {
    private final String hash;
    private final String resizer;
    private int seen;

    public Coordinates() {
        this("coordinates", "none");
    }

    public Coordinates(String hash, String resizer) {
        this.hash = hash;
        this.resizer = resizer;
    }

    public int seen() {
        return seen;
    }

    @Override
    public Tensor features(Tensor pictures) {
        seen += (int) pictures.size(0);
        return pictures.to(DType.FP32).reshape(pictures.size(0), 3);
    }

    @Override
    public String name() {
        return "coordinates";
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public String resizer() {
        return resizer;
    }

    @Override
    public void close() {}
}
