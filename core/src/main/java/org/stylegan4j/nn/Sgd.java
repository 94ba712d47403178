package org.stylegan4j.nn;

import java.util.Map;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** Gradient descent with momentum (Polyak 1964): v = μ v + g, w = w - rate · v. Its memory is {@code momentum_buffer.PATH}. */
public final class Sgd implements Optimizer {
    private final Memory velocities;
    private Settings settings;

    /** The constants of the method; momentum 0 is plain gradient descent. */
    public record Settings(double learningRate, double momentum) {
        public Settings {
            if (!(learningRate > 0)) {
                throw new IllegalArgumentException("learning rate must be positive: " + learningRate);
            }
            if (!(momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException("momentum must be in [0, 1): " + momentum);
            }
        }
    }

    /** An optimizer for all parameters of a network. */
    public Sgd(Params network, Settings settings) {
        this.settings = settings;
        velocities = new Memory(network, "momentum_buffer");
    }

    @Override
    public void step() {
        velocities.update((w, g, v) -> {
            InPlace.mul(v, settings.momentum());
            InPlace.add(v, g);
            InPlace.add(w, v, -settings.learningRate());
        });
    }

    @Override
    public void rate(double learningRate) {
        settings = new Settings(learningRate, settings.momentum());
    }

    @Override
    public Map<String, Tensor> state() {
        return velocities.state();
    }

    @Override
    public void load(Map<String, Tensor> saved) {
        velocities.load(saved);
    }

    @Override
    public void reset() {
        velocities.reset();
    }

    @Override
    public void close() {
        velocities.close();
    }
}
