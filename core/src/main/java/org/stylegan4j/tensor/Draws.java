package org.stylegan4j.tensor;

/** A source of random numbers. */
public interface Draws {
    /** Standard normal numbers, float32. */
    Tensor normal(Device device, long... shape);

    /** A whole number from [0, bound). */
    int below(int bound);

    /** A number from [0, 1). */
    double uniform();
}
