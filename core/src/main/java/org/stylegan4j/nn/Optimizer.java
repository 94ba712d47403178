package org.stylegan4j.nn;

import java.util.Map;
import org.stylegan4j.tensor.Tensor;

/**
 * Improves named parameters by their gradients. What it remembers are named tensors, so that they are saved like weights. Closing frees
 * them; the parameters belong to their network.
 */
public interface Optimizer extends AutoCloseable {
    /** Moves every parameter. One that the loss did not reach counts as having gradient zero. */
    void step();

    /** Steps with another learning rate from now on; it is not part of the {@link #state}. */
    void rate(double learningRate);

    /** What is remembered, by name: {@code WHAT.PATH}. */
    Map<String, Tensor> state();

    /** Overwrites what is remembered with a saved {@link #state}. */
    void load(Map<String, Tensor> saved);

    /** Forgets everything, as if no step had been done. */
    void reset();

    @Override
    void close();
}
