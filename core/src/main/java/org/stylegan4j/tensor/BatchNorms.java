package org.stylegan4j.tensor;

import java.util.Optional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Batch normalization of [N, C] or [N, C, H, W] by libtorch's kernels, differentiable twice: (x - mean) / sqrt(variance + ε) for each
 * of the C features, then gain and offset [C] (Ioffe and Szegedy 2015, algorithm 1).
 */
public final class BatchNorms {
    static {
        Natives.start();
    }

    private BatchNorms() {}

    /** Gain and offset, each [C] or absent. */
    public record Affine(Optional<Tensor> gain, Optional<Tensor> offset) {
        /** Neither. */
        public static final Affine NONE = new Affine(Optional.empty(), Optional.empty());
    }

    /** Mean and variance of each feature, [C]. */
    public record Moments(Tensor mean, Tensor variance) {}

    /**
     * By the batch's own statistics, which {@code running} follows: r = (1 - momentum) r + momentum b. It takes the unbiased variance,
     * the normalization the biased one.
     */
    public static Tensor byBatch(Tensor x, Affine affine, Moments running, double momentum, double epsilon) {
        return apply(x, affine, running, true, momentum, epsilon);
    }

    /** By given statistics. */
    public static Tensor byMoments(Tensor x, Affine affine, Moments moments, double epsilon) {
        return apply(x, affine, moments, false, 0, epsilon);
    }

    private static Tensor apply(
            Tensor x, Affine affine, Moments moments, boolean training, double momentum, double epsilon) {
        return new Tensor(torch.batch_norm(
                x.handle,
                optional(affine.gain()),
                optional(affine.offset()),
                new TensorOptional(moments.mean().handle),
                new TensorOptional(moments.variance().handle),
                training,
                momentum,
                epsilon,
                true));
    }

    /** What {@link #measured} finds: the normalized batch and its biased moments, which carry no gradient. */
    public record Measured(Tensor y, Moments moments) {}

    /** By the batch's own statistics, which are told. */
    public static Measured measured(Tensor x, Affine affine, double epsilon) {
        T_TensorTensorTensor_T all = torch.native_batch_norm(
                x.handle,
                optional(affine.gain()),
                optional(affine.offset()),
                new TensorOptional(),
                new TensorOptional(),
                true,
                0,
                epsilon);
        Tensor scale = copy(all.get2()); // [C], 1 / sqrt(variance + ε)
        Tensor variance = new Tensor(scale.handle.square().reciprocal()).add(-epsilon);
        return new Measured(copy(all.get0()), new Moments(copy(all.get1()), variance));
    }

    private static TensorOptional optional(Optional<Tensor> t) {
        return t.map(x -> new TensorOptional(x.handle)).orElseGet(TensorOptional::new);
    }

    /** The triple only lends its elements. */
    private static Tensor copy(org.bytedeco.pytorch.Tensor lent) {
        return new Tensor(new org.bytedeco.pytorch.Tensor(lent));
    }
}
