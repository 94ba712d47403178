package org.stylegan4j.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.global.torch;

/**
 * Turns tensors of standard normal numbers into other random numbers, in place: what networks start from. Tensors that are one number
 * spread out, as networks have that are built for counting only, stay as they are.
 */
public final class Fresh {
    static {
        Natives.start();
    }

    private Fresh() {}

    /** x to numbers of the uniform distribution on [-bound, bound], each by its rank: bound * erf(x / sqrt(2)). */
    public static void uniform(Tensor x, double bound) {
        if (isReal(x)) {
            x.handle.mul_(new Scalar(Math.sqrt(0.5)));
            x.handle.erf_();
            x.handle.mul_(new Scalar(bound));
        }
    }

    /** x to mean + deviation * x. */
    public static void normal(Tensor x, double mean, double deviation) {
        if (isReal(x)) {
            x.handle.mul_(new Scalar(deviation));
            x.handle.add_(new Scalar(mean));
        }
    }

    /** x to mean + deviation * x, broadcast. */
    public static void normal(Tensor x, Tensor mean, Tensor deviation) {
        if (isReal(x)) {
            x.handle.mul_(deviation.handle);
            x.handle.add_(mean.handle);
        }
    }

    /** x to x / ‖x‖, uniformly on the sphere. */
    public static void unit(Tensor x) {
        if (isReal(x)) {
            x.handle.div_(x.handle.norm());
        }
    }

    /**
     * x to an orthogonal tensor: as a matrix of its first axis by all others, its rows are orthonormal, or its columns when there are
     * fewer of them; uniformly among all such (Saxe et al. 2014; Mezzadri 2007, section 5).
     */
    public static void orthogonal(Tensor x) {
        if (isReal(x)) {
            Tensor m = x.reshape(x.size(0), -1); // [O, I]
            boolean wide = m.size(0) < m.size(1);
            T_TensorTensor_T qr = torch.linalg_qr(wide ? m.handle.t() : m.handle);
            org.bytedeco.pytorch.Tensor q = qr.get0().mul(qr.get1().diagonal().sign());
            x.handle.copy_((wide ? q.t() : q).reshape(x.shape()));
        }
    }

    private static boolean isReal(Tensor x) {
        return x.handle.is_non_overlapping_and_dense();
    }
}
