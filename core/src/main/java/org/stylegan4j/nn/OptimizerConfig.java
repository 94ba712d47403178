package org.stylegan4j.nn;

/**
 * How the parameters of a network are moved.
 *
 * @param kind the method
 * @param learningRate before any schedule
 * @param beta1 memory of the gradient; RMSprop has none
 * @param beta2 memory of its square; gradient descent has none
 * @param epsilon keeps divisions finite
 */
public record OptimizerConfig(Kind kind, double learningRate, double beta1, double beta2, double epsilon) {
    /** A method of optimization. */
    public enum Kind {
        /** {@link Adam}. */
        ADAM,
        /** {@link RmsProp}, whose α is {@code beta2}. */
        RMSPROP,
        /** {@link Sgd}, whose momentum is {@code beta1}. */
        SGD
    }

    private static final double EPSILON = 1e-8;

    public OptimizerConfig {
        new Adam.Settings(learningRate, beta1, beta2, epsilon); // refuses what is impossible
    }

    /** Adam with its usual epsilon, 1e-8. */
    public static OptimizerConfig adam(double learningRate, double beta1, double beta2) {
        return new OptimizerConfig(Kind.ADAM, learningRate, beta1, beta2, EPSILON);
    }

    /** Adam as the StyleGAN papers set it: no first moment, second moment 0.99. */
    public static OptimizerConfig adam(double learningRate) {
        return adam(learningRate, 0, 0.99);
    }

    /** RMSprop (Tieleman and Hinton 2012) with PyTorch's constants. */
    public static OptimizerConfig rmsProp(double learningRate) {
        return new OptimizerConfig(Kind.RMSPROP, learningRate, 0, 0.99, EPSILON);
    }

    /** Gradient descent. */
    public static OptimizerConfig sgd(double learningRate, double momentum) {
        return new OptimizerConfig(Kind.SGD, learningRate, momentum, 0, EPSILON);
    }

    /** The same after the correction of {@link Adam.Settings#lazy}. */
    public OptimizerConfig lazy(int interval) {
        Adam.Settings s = new Adam.Settings(learningRate, beta1, beta2, epsilon).lazy(interval);
        return new OptimizerConfig(kind, s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
    }

    /** An optimizer for all parameters of a network; the caller closes it. */
    public Optimizer build(Params network) {
        return switch (kind) {
            case ADAM -> new Adam(network, new Adam.Settings(learningRate, beta1, beta2, epsilon));
            case RMSPROP -> new RmsProp(network, new RmsProp.Settings(learningRate, beta2, epsilon));
            case SGD -> new Sgd(network, new Sgd.Settings(learningRate, beta1));
        };
    }
}
