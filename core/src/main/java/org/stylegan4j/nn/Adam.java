package org.stylegan4j.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.FusedAdam;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) on named parameters. Its moments and step counts are named tensors too, so that they
 * are saved like weights. Closing frees them; the parameters belong to their network.
 */
public final class Adam implements Optimizer {
    /** Gradients that overflowed are replaced by this (Karras et al. 2020, training with adaptive augmentation). */
    private static final double GRADIENT_LIMIT = 1e5;

    private Settings settings;
    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> means = new LinkedHashMap<>();
    private final Map<String, Tensor> squares = new LinkedHashMap<>();
    private final Map<String, Tensor> steps = new LinkedHashMap<>();
    private final Tensor allSteps; // [P], of which the above are the elements

    /** The constants of the method. */
    public record Settings(double learningRate, double beta1, double beta2, double epsilon) {
        public Settings {
            if (!(learningRate > 0)) {
                throw new IllegalArgumentException("learning rate must be positive: " + learningRate);
            }
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw new IllegalArgumentException("betas must be in [0, 1): " + beta1 + ", " + beta2);
            }
        }

        /**
         * Settings under which an extra step every {@code interval} steps changes neither the effective learning rate nor the
         * memory of the moments (lazy regularization, Karras et al. 2020, appendix B).
         */
        public Settings lazy(int interval) {
            double ratio = interval / (interval + 1.0);
            return new Settings(learningRate * ratio, Math.pow(beta1, ratio), Math.pow(beta2, ratio), epsilon);
        }

        /** The same with another learning rate. */
        public Settings withLearningRate(double other) {
            return new Settings(other, beta1, beta2, epsilon);
        }
    }

    /** An optimizer for all parameters of a network. */
    public Adam(Params network, Settings settings) {
        this.settings = settings;
        this.parameters = network.parameters();
        try (Scope scope = Scope.noGrad()) {
            allSteps = scope.release(Tensor.full(0, DType.FP32, network.device(), parameters.size()));
            parameters.forEach((name, p) -> {
                steps.put(name, scope.release(allSteps.select(0, steps.size())));
                means.put(name, scope.release(p.mul(0)));
                squares.put(name, scope.release(p.mul(0)));
            });
        }
    }

    /**
     * Moves every parameter. One that the loss did not reach counts as having gradient zero, so that its moments decay with the
     * others', as in the reference's training loop.
     */
    @Override
    public void step() {
        try (Scope scope = Scope.noGrad()) {
            List<Tensor> gradients = new ArrayList<>();
            for (Tensor p : parameters.values()) {
                Tensor gradient = p.hasGrad() ? p.grad() : Tensor.full(0, DType.FP32, p.device(), p.shape());
                InPlace.nanToNum(gradient, GRADIENT_LIMIT);
                gradients.add(gradient);
            }
            InPlace.add(allSteps, 1);
            FusedAdam.step(
                    new FusedAdam.State(
                            List.copyOf(parameters.values()),
                            gradients,
                            List.copyOf(means.values()),
                            List.copyOf(squares.values()),
                            List.copyOf(steps.values())),
                    new FusedAdam.Rates(
                            settings.learningRate(), settings.beta1(), settings.beta2(), settings.epsilon()));
        }
    }

    @Override
    public void rate(double learningRate) {
        settings = settings.withLearningRate(learningRate);
    }

    /** Forgets moments and step counts, as if no step had been done. */
    @Override
    public void reset() {
        try (Scope scope = Scope.noGrad()) {
            Tensor zero = Tensor.zeros();
            state().values().forEach(t -> InPlace.copy(t, zero));
        }
    }

    /** Moments and step counts by name: {@code exp_avg.PATH}, {@code exp_avg_sq.PATH}, {@code step.PATH}. */
    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        means.forEach((name, t) -> state.put("exp_avg." + name, t));
        squares.forEach((name, t) -> state.put("exp_avg_sq." + name, t));
        steps.forEach((name, t) -> state.put("step." + name, t));
        return state;
    }

    /** Overwrites moments and step counts with those of a {@link #state}. */
    @Override
    public void load(Map<String, Tensor> saved) {
        try (Scope scope = Scope.noGrad()) {
            state().forEach((name, t) -> {
                Tensor value = saved.get(name);
                if (value == null || !Arrays.equals(value.shape(), t.shape())) {
                    throw new IllegalArgumentException("missing or misshapen optimizer state: " + name);
                }
                InPlace.copy(t, value);
            });
        }
    }

    @Override
    public void close() {
        state().values().forEach(Tensor::close);
        allSteps.close();
    }
}
