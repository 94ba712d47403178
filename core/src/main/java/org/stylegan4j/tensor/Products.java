package org.stylegan4j.tensor;

/** Matrix products, large ones on all threads. */
final class Products {
    /** From so many multiplications on a product takes milliseconds, so that waking threads pays. */
    private static final long LARGE = 1L << 28;

    private Products() {}

    /** The product, batched over leading dimensions. */
    static Tensor matmul(Tensor x, Tensor y) {
        boolean large = x.count() >= LARGE / Math.max(1, y.size(y.dim() - 1));
        return large ? ComputeThreads.wide(() -> plain(x, y)) : plain(x, y);
    }

    private static Tensor plain(Tensor x, Tensor y) {
        return new Tensor(x.handle.matmul(y.handle));
    }
}
