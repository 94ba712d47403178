package org.stylegan4j.bench.layers;

import java.util.function.UnaryOperator;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** What the layer benchmarks share: sizes, and a forward and backward pass. */
public interface Work {
    /** Feature maps of the layers measured: those of the 32x32 blocks of a small network. */
    int CHANNELS = 128;

    /** Pixels along a side. */
    int RESOLUTION = 32;

    /** Images. */
    int BATCH = 8;

    /** One pass forward and back to {@code x}; the gradient's last number, so that nothing is optimized away. */
    static double forwardAndBackward(Tensor x, UnaryOperator<Tensor> layer) {
        try (Scope scope = Scope.open()) {
            Tensor gradient = layer.apply(x).square().sum().gradient(x);
            return gradient.reshape(-1).select(0, 0).toDouble();
        }
    }
}
