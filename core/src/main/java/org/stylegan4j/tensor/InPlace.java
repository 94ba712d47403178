package org.stylegan4j.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/**
 * Operations that overwrite their first argument: what optimizers and averages do to tensors that stay, and what saves memory
 * inside a graph. There, no other part of the graph may need the overwritten numbers.
 */
public final class InPlace {
    static {
        Natives.start();
    }

    private InPlace() {}

    /** Overwrites x with another's numbers. */
    public static void copy(Tensor x, Tensor source) {
        x.handle.copy_(source.handle);
    }

    /** Overwrites all of x with one number. */
    public static void fill(Tensor x, double value) {
        x.handle.fill_(new Scalar(value));
    }

    /** Overwrites x with x + weight * (end - x). */
    public static void lerp(Tensor x, Tensor end, double weight) {
        x.handle.lerp_(end.handle, new Scalar(weight));
    }

    /** Adds another tensor, broadcast, to x, and returns x. */
    public static Tensor add(Tensor x, Tensor other) {
        x.handle.add_(other.handle);
        return x;
    }

    /** Adds factor * other to x. */
    public static void add(Tensor x, Tensor other, double factor) {
        x.handle.add_(other.handle, new Scalar(factor));
    }

    /** Adds factor * a / b to x. */
    public static void addQuotient(Tensor x, Tensor a, Tensor b, double factor) {
        x.handle.addcdiv_(a.handle, b.handle, new Scalar(factor));
    }

    /** Adds to x. */
    public static void add(Tensor x, double value) {
        x.handle.add_(new Scalar(value));
    }

    /** Multiplies x. */
    public static void mul(Tensor x, double value) {
        x.handle.mul_(new Scalar(value));
    }

    /**
     * x with its negative numbers overwritten by slope * x. A view of another tensor stays as it is and is copied: its gradient would be
     * copied several times otherwise.
     */
    public static Tensor leakyRelu(Tensor x, double slope) {
        if (x.handle.is_view()) {
            return x.leakyRelu(slope);
        }
        torch.leaky_relu_(x.handle, new Scalar(slope));
        return x;
    }

    /** Replaces NaN in x by 0 and infinities by plus or minus {@code limit}. */
    public static void nanToNum(Tensor x, double limit) {
        x.handle.nan_to_num_(new DoubleOptional(0), new DoubleOptional(limit), new DoubleOptional(-limit));
    }
}
