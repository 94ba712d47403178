package org.stylegan4j.nn;

import java.util.Map;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** RMSprop (Tieleman and Hinton 2012): s = α s + (1 - α) g², w = w - rate · g / (sqrt(s) + ε). Its memory is {@code square_avg.PATH}. */
public final class RmsProp implements Optimizer {
    private final Memory squares;
    private Settings settings;

    /** The constants of the method; α is 0.99 in PyTorch and 0.9 in TensorFlow, ε is added to the root. */
    public record Settings(double learningRate, double alpha, double epsilon) {
        public Settings {
            if (!(learningRate > 0)) {
                throw new IllegalArgumentException("learning rate must be positive: " + learningRate);
            }
            if (!(alpha >= 0 && alpha < 1)) {
                throw new IllegalArgumentException("alpha must be in [0, 1): " + alpha);
            }
        }
    }

    /** An optimizer for all parameters of a network. */
    public RmsProp(Params network, Settings settings) {
        this.settings = settings;
        squares = new Memory(network, "square_avg");
    }

    @Override
    public void step() {
        squares.update((w, g, s) -> {
            InPlace.lerp(s, g.square(), 1 - settings.alpha());
            InPlace.addQuotient(w, g, s.sqrt().add(settings.epsilon()), -settings.learningRate());
        });
    }

    @Override
    public void rate(double learningRate) {
        settings = new Settings(learningRate, settings.alpha(), settings.epsilon());
    }

    @Override
    public Map<String, Tensor> state() {
        return squares.state();
    }

    @Override
    public void load(Map<String, Tensor> saved) {
        squares.load(saved);
    }

    @Override
    public void reset() {
        squares.reset();
    }

    @Override
    public void close() {
        squares.close();
    }
}
