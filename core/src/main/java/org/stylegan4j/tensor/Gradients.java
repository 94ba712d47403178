package org.stylegan4j.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Gradients asked for by name, rather than left at the leaves. */
final class Gradients {
    private Gradients() {}

    /** The gradients of the sum of y * slope, slope being 1 when absent, with respect to {@code xs}; the graph stays. */
    static List<Tensor> of(Tensor y, Optional<Tensor> slope, List<Tensor> xs, boolean differentiable) {
        TensorVector slopes = vector(slope.stream().toList());
        TensorVector g =
                torch.grad(vector(List.of(y)), vector(xs), slopes, new BoolOptional(true), differentiable, false);
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            gradients.add(new Tensor(new org.bytedeco.pytorch.Tensor(g.get(i)))); // the vector only lends its elements
        }
        return gradients;
    }

    static TensorVector vector(List<Tensor> tensors) {
        TensorVector v = new TensorVector();
        tensors.forEach(t -> v.push_back(t.handle));
        return v;
    }
}
