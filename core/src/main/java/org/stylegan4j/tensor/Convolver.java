package org.stylegan4j.tensor;

import java.util.Optional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Applies kernels to [N, C, H, W] tensors, differentiable twice: libtorch, libtorch with remedies, or, in tests, one that errs. */
interface Convolver {
    /** What libtorch computes, by oneDNN where it sees fit. */
    Convolver LIBTORCH = Convolver::libtorch;

    /**
     * Applies a kernel.
     *
     * @param x [N, I, H, W]
     * @param weight [O, I/groups, k, k], or [I, O/groups, k, k] when transposed
     * @param bias [O]
     */
    Tensor convolve(Tensor x, Tensor weight, Optional<Tensor> bias, KernelUse use);

    private static Tensor libtorch(Tensor x, Tensor weight, Optional<Tensor> bias, KernelUse use) {
        TensorOptional b = bias.map(t -> new TensorOptional(t.handle)).orElseGet(TensorOptional::new);
        long[] stride = {use.stride(), use.stride()};
        long[] padding = {use.padding(), use.padding()};
        if (use.transposed()) {
            long[] more = {0, 0};
            return new Tensor(
                    torch.conv_transpose2d(x.handle, weight.handle, b, stride, padding, more, use.groups(), 1, 1));
        }
        return new Tensor(torch.conv2d(x.handle, weight.handle, b, stride, padding, new long[] {1, 1}, use.groups()));
    }
}
