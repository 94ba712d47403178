package org.stylegan4j.bench.layers;

import org.openjdk.jmh.annotations.Benchmark;
import org.stylegan4j.nn.ModulatedConv;
import org.stylegan4j.tensor.Tensor;

/** Modulated convolution: scaling around one shared convolution against a kernel for each image. */
public class ModulatedConvBench implements Work {
    /** The path that training takes. */
    @Benchmark
    public double fast(Features f) {
        return Work.forwardAndBackward(f.x, x -> demodulated(f, x, false));
    }

    /** One grouped convolution. */
    @Benchmark
    public double reference(Features f) {
        return Work.forwardAndBackward(f.x, x -> ModulatedConv.reference(x, f.weight, f.style, true, false));
    }

    /** The path that training takes, twice as large. */
    @Benchmark
    public double fastUp(Features f) {
        return Work.forwardAndBackward(f.x, x -> demodulated(f, x, true));
    }

    /** One grouped transposed convolution. */
    @Benchmark
    public double referenceUp(Features f) {
        return Work.forwardAndBackward(f.x, x -> ModulatedConv.reference(x, f.weight, f.style, true, true));
    }

    private static Tensor demodulated(Features f, Tensor x, boolean up) {
        Tensor d = ModulatedConv.demodulation(f.weight, f.style).reshape(BATCH, CHANNELS, 1, 1);
        return ModulatedConv.modulated(x, f.weight, f.style, up).mul(d);
    }
}
