package org.stylegan4j.bench.layers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/** Adam over 47 million weights: the fused kernel against the formula, one operation per step. */
public class AdamBench implements Work {
    private static final int TENSORS = 20;

    /** Weights with gradients. */
    @State(Scope.Thread)
    public static class Weights {
        private Params params;
        private Adam adam;

        /** Makes them. */
        @Setup(Level.Trial)
        public void make() {
            try (Rng rng = new Rng(0);
                    org.stylegan4j.tensor.Scope scope = org.stylegan4j.tensor.Scope.open()) {
                params = Params.create(rng, Device.CPU);
                for (int i = 0; i < TENSORS; i++) {
                    params.normal("weight" + i, 1, 512, 512, 3, 3);
                }
                params.requireGrad(true);
                params.parameters().values().forEach(p -> p.square().sum().backward());
                adam = new Adam(params, new Adam.Settings(0.002, 0, 0.99, 1e-8));
            }
        }

        /** Frees them. */
        @TearDown(Level.Trial)
        public void free() {
            adam.close();
            params.close();
        }
    }

    /** The path that training takes. */
    @Benchmark
    public void fast(Weights w) {
        w.adam.step();
    }

    /** w -= lr m̂ / (sqrt(v̂) + ε), tensor by tensor. */
    @Benchmark
    public double reference(Weights w) {
        double last = 0;
        for (Tensor p : w.params.parameters().values()) {
            try (org.stylegan4j.tensor.Scope scope = org.stylegan4j.tensor.Scope.noGrad()) {
                Tensor g = p.grad();
                Tensor m = g.mul(1.0);
                Tensor v = g.square().mul(0.01);
                Tensor step = m.div(v.mul(1 / 0.01).sqrt().add(1e-8)).mul(0.002);
                InPlace.copy(p, p.sub(step));
                last = step.reshape(-1).select(0, 0).toDouble();
            }
        }
        return last;
    }
}
