package org.stylegan4j.bench.layers;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/** Random activations, weights and styles. */
@State(Scope.Thread)
public class Features {
    /** [N, C, R, R], channels innermost, with gradient. */
    Tensor x;
    /** [C, C, 3, 3]. */
    Tensor weight;
    /** [N, C]. */
    Tensor style;
    /** [C]. */
    Tensor bias;

    /** Draws all. */
    @Setup(Level.Trial)
    public void draw() {
        int c = Work.CHANNELS;
        try (Rng rng = new Rng(0);
                org.stylegan4j.tensor.Scope scope = org.stylegan4j.tensor.Scope.open()) {
            Tensor plain = rng.normal(Device.CPU, Work.BATCH, c, Work.RESOLUTION, Work.RESOLUTION);
            x = scope.release(plain.channelsLast()).requireGrad(true);
            weight = scope.release(rng.normal(Device.CPU, c, c, 3, 3));
            style = scope.release(rng.normal(Device.CPU, Work.BATCH, c));
            bias = scope.release(rng.normal(Device.CPU, c));
        }
    }

    /** Frees all. */
    @TearDown(Level.Trial)
    public void free() {
        x.close();
        weight.close();
        style.close();
        bias.close();
    }
}
