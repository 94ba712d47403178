package org.stylegan4j.nn;

import java.util.Map;
import org.stylegan4j.tensor.Tensor;

/**
 * An optimizer with something that is done to its network after each step, such as what {@link Upkeep} has.
 *
 * @param inner moves the parameters; closed with this
 */
public record Maintained(Optimizer inner, Runnable after) implements Optimizer {
    @Override
    public void step() {
        inner.step();
        after.run();
    }

    @Override
    public void rate(double learningRate) {
        inner.rate(learningRate);
    }

    @Override
    public Map<String, Tensor> state() {
        return inner.state();
    }

    @Override
    public void load(Map<String, Tensor> saved) {
        inner.load(saved);
    }

    @Override
    public void reset() {
        inner.reset();
    }

    @Override
    public void close() {
        inner.close();
    }
}
