package org.stylegan4j.bench.layers;

import org.openjdk.jmh.annotations.Benchmark;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** Bias, leaky ReLU and gain: the gain folded into one pass and a nonlinearity in place, against one operation each. */
public class BiasActivationBench implements Work {
    /** The path that training takes. */
    @Benchmark
    public double fast(Features f) {
        double gain = Activation.LEAKY_RELU.gain();
        Tensor b = f.bias.mul(gain).reshape(1, CHANNELS, 1, 1);
        Tensor scale = Tensor.full(gain, f.x.dtype(), f.x.device(), 1, CHANNELS, 1, 1);
        return Work.forwardAndBackward(f.x, x -> InPlace.leakyRelu(b.addcmul(x, scale), Activation.SLOPE));
    }

    /** Step by step. */
    @Benchmark
    public double reference(Features f) {
        return Work.forwardAndBackward(f.x, x -> Activation.LEAKY_RELU.reference(x, f.bias, 0));
    }
}
