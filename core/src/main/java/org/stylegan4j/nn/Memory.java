package org.stylegan4j.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** One tensor beside each parameter, zero at first, and the parameters' gradients. Closing frees the tensors. */
final class Memory implements AutoCloseable {
    /** Gradients that overflowed are replaced by this, as {@link Adam} does. */
    private static final double GRADIENT_LIMIT = 1e5;

    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** What is done with one parameter, its gradient and what is remembered of it. */
    interface Update {
        void apply(Tensor parameter, Tensor gradient, Tensor remembered);
    }

    /** Names the tensors {@code what.PATH}. */
    Memory(Params network, String what) {
        parameters = network.parameters();
        try (Scope scope = Scope.noGrad()) {
            parameters.forEach((name, p) -> tensors.put(what + "." + name, scope.release(p.mul(0))));
        }
    }

    /** Updates every parameter; a gradient that is missing counts as zero. */
    void update(Update update) {
        try (Scope scope = Scope.noGrad()) {
            int i = 0;
            Tensor[] remembered = tensors.values().toArray(Tensor[]::new);
            for (Tensor p : parameters.values()) {
                Tensor gradient = p.hasGrad() ? p.grad() : Tensor.full(0, DType.FP32, p.device(), p.shape());
                InPlace.nanToNum(gradient, GRADIENT_LIMIT);
                update.apply(p, gradient, remembered[i++]);
            }
        }
    }

    Map<String, Tensor> state() {
        return Collections.unmodifiableMap(tensors);
    }

    void load(Map<String, Tensor> saved) {
        try (Scope scope = Scope.noGrad()) {
            tensors.forEach((name, t) -> {
                Tensor value = saved.get(name);
                if (value == null || !Arrays.equals(value.shape(), t.shape())) {
                    throw new IllegalArgumentException("missing or misshapen optimizer state: " + name);
                }
                InPlace.copy(t, value);
            });
        }
    }

    void reset() {
        try (Scope scope = Scope.noGrad()) {
            tensors.values().forEach(t -> InPlace.fill(t, 0));
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
    }
}
