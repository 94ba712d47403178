package org.stylegan4j.tensor;

import java.util.Arrays;
import org.bytedeco.pytorch.global.torch;

/** Vectors that are the rows of a matrix: picking some, and who is near whom. */
public final class VectorOps {
    static {
        Natives.start();
    }

    private VectorOps() {}

    /** Some rows of x [N, F] on the processor, copied, in the order of the indices: [n, F]. */
    public static Tensor pick(Tensor x, int... indices) {
        long[] wide = Arrays.stream(indices).asLongStream().toArray();
        return new Tensor(torch.index_select(x.handle, 0, torch.tensor(wide)));
    }

    /**
     * Euclidean distances between x [N, F] and y [M, F]: [N, M]. They come from matrix products, so that distances which are small
     * beside the lengths of the rows lose digits.
     */
    public static Tensor distances(Tensor x, Tensor y) {
        return ComputeThreads.wide(() -> new Tensor(torch.cdist(x.handle, y.handle)));
    }

    /** The k smallest numbers of each row of d [N, M], ascending: [N, k]. */
    public static Tensor smallest(Tensor d, int k) {
        return new Tensor(new org.bytedeco.pytorch.Tensor( // the pair only lends its elements
                torch.topk(d.handle, k, 1, false, true).get0()));
    }

    /** 1 where d [N, M] is at most its limit, which is broadcast, and 0 elsewhere; float32 [N, M]. */
    public static Tensor within(Tensor d, Tensor limits) {
        return new Tensor(d.handle.le(limits.handle)).to(DType.FP32);
    }
}
