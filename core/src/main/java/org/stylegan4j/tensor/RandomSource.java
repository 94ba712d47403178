package org.stylegan4j.tensor;

/** A source of random numbers. */
public interface RandomSource {
    /** Standard normal numbers, float32. */
    Tensor normal(Device device, long... shape);

    /** Numbers from [0, 1), float32, [n, 1, 1, 1]. */
    default Tensor uniform(Device device, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) uniform();
        }
        return Tensor.of(values, n, 1, 1, 1).to(device);
    }

    /** A whole number from [0, bound). */
    int below(int bound);

    /** A number from [0, 1). */
    double uniform();
}
