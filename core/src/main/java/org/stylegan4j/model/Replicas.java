package org.stylegan4j.model;

import java.util.List;
import org.stylegan4j.tensor.Tensor;

/** The processes that train the same networks together, each on its share of every batch. */
public interface Replicas {
    /** One process by itself. */
    Replicas SOLO = new Replicas() {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public void sum(List<Tensor> gradients) {
            // already the sum
        }
    };

    /** Which of them this one is, from 0 on. */
    int rank();

    /** How many there are. */
    int count();

    /** Replaces each tensor by its sum over all of them, in place; all call it with tensors of the same shapes in the same order. */
    void sum(List<Tensor> gradients);
}
