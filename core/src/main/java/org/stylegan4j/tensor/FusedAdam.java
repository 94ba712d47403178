package org.stylegan4j.tensor;

import java.util.List;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;

/**
 * One pass of Adam over many tensors (Kingma and Ba 2015, algorithm 1) by libtorch's fused kernel, reached through its
 * dispatcher because the binding's own Adam swaps the two betas.
 */
public final class FusedAdam {
    static {
        Natives.start();
    }

    private FusedAdam() {}

    /**
     * The tensors of one optimizer; all lists have the same length and order.
     *
     * @param weights changed in place
     * @param gradients read only
     * @param means first moments m, changed in place
     * @param squares second moments v, changed in place
     * @param steps one-element float32 tensors that hold the number of this step, counted from 1
     */
    public record State(
            List<Tensor> weights,
            List<Tensor> gradients,
            List<Tensor> means,
            List<Tensor> squares,
            List<Tensor> steps) {}

    /** The constants of one step. */
    public record Rates(double learningRate, double beta1, double beta2, double epsilon) {}

    /** Does one step: w -= lr * (m / (1 - β₁ᵗ)) / (sqrt(v / (1 - β₂ᵗ)) + ε). */
    public static void step(State state, Rates rates) {
        try (Scope scope = Scope.noGrad()) {
            OperatorHandle adam = Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adam_", "");
            IValueVector stack = new IValueVector(
                    list(state.weights()),
                    list(state.gradients()),
                    list(state.means()),
                    list(state.squares()),
                    list(List.of()),
                    list(state.steps()),
                    new IValue(rates.learningRate()),
                    new IValue(rates.beta1()),
                    new IValue(rates.beta2()),
                    new IValue(0.0), // weight decay
                    new IValue(rates.epsilon()),
                    new IValue(false), // amsgrad
                    new IValue(false), // maximize
                    new IValue(), // grad_scale
                    new IValue()); // found_inf
            Dispatcher.singleton().callBoxed(adam, stack);
        }
    }

    private static IValue list(List<Tensor> tensors) {
        GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
        for (Tensor t : tensors) {
            list.push_back(new IValue(t.handle));
        }
        return new IValue(list);
    }
}
