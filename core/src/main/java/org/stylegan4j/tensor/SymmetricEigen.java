package org.stylegan4j.tensor;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.global.torch;

/** Linear algebra of symmetric matrices [F, F]; only the lower triangle is looked at. */
public final class SymmetricEigen {
    static {
        Natives.start();
    }

    private SymmetricEigen() {}

    /**
     * A matrix taken apart: A = V diag(λ) Vᵀ.
     *
     * @param values λ, [F], in ascending order
     * @param vectors V, [F, F], one per column, orthonormal
     */
    public record Eigen(Tensor values, Tensor vectors) {}

    /** Eigenvalues and eigenvectors. */
    public static Eigen eigen(Tensor a) {
        T_TensorTensor_T pair = ComputeThreads.wide(() -> torch.linalg_eigh(a.handle));
        return new Eigen(copy(pair.get0()), copy(pair.get1()));
    }

    /** Eigenvalues only, in half the time. */
    public static Tensor eigenvalues(Tensor a) {
        return ComputeThreads.wide(() -> new Tensor(torch.linalg_eigvalsh(a.handle)));
    }

    /** Ones on the diagonal of [F, F], zeros elsewhere, float32. */
    public static Tensor identity(long f, Device device) {
        return new Tensor(torch.eye(f)).to(device);
    }

    /** The sum of the diagonal. */
    public static Tensor trace(Tensor a) {
        return new Tensor(torch.trace(a.handle));
    }

    /** The pair only lends its elements. */
    private static Tensor copy(org.bytedeco.pytorch.Tensor lent) {
        return new Tensor(new org.bytedeco.pytorch.Tensor(lent));
    }
}
