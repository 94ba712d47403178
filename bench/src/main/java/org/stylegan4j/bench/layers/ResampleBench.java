package org.stylegan4j.bench.layers;

import org.openjdk.jmh.annotations.Benchmark;
import org.stylegan4j.nn.Fir;

/** Resampling by two: bilinear kernels with a border mask against zero insertion and a depthwise convolution. */
public class ResampleBench implements Work {
    /** Twice as large, the path that training takes. */
    @Benchmark
    public double fastUp(Features f) {
        return Work.forwardAndBackward(f.x, Fir::up);
    }

    /** Twice as large, step by step. */
    @Benchmark
    public double referenceUp(Features f) {
        return Work.forwardAndBackward(f.x, x -> Fir.reference(x, Fir.filter(), Fir.Plan.up(4)));
    }

    /** Half as large, the path that training takes. */
    @Benchmark
    public double fastDown(Features f) {
        return Work.forwardAndBackward(f.x, Fir::down);
    }

    /** Half as large, step by step. */
    @Benchmark
    public double referenceDown(Features f) {
        return Work.forwardAndBackward(f.x, x -> Fir.reference(x, Fir.filter(), Fir.Plan.down(4)));
    }
}
