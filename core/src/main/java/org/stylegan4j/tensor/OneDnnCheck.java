package org.stylegan4j.tensor;

import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Whether oneDNN computes convolutions rightly on this processor. On a virtual machine of an AMD EPYC of family 26 its kernels
 * (3.7.1) were off by up to a quarter, or NaN, where channels do not fill blocks of 16: trainings ended in NaN. A convolution and
 * its gradients are compared with those in fp64, which oneDNN leaves to libtorch.
 */
final class OneDnnCheck {
    private static final double TOLERANCE = 1e-3;

    private OneDnnCheck() {}

    /** Whether the kernels can be trusted. */
    static boolean passes() {
        try (Scope scope = Scope.open()) {
            Tensor x = wave(4, 65, 4, 4);
            Tensor weight = wave(48, 65, 3, 3);
            List<Tensor> fast = results(x, weight, DType.FP32);
            List<Tensor> exact = results(x, weight, DType.FP64);
            for (int i = 0; i < exact.size(); i++) {
                if (!agree(exact.get(i), fast.get(i).to(DType.FP64))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A convolution [4, 48, 4, 4] and the gradient with respect to its input [4, 65, 4, 4]. */
    private static List<Tensor> results(Tensor x, Tensor weight, DType type) {
        Tensor leaf = x.to(type).detach().requireGrad(true);
        long[] one = {1, 1};
        Tensor y =
                new Tensor(torch.conv2d(leaf.handle, weight.to(type).handle, new TensorOptional(), one, one, one, 1));
        return List.of(y, y.square().sum().gradient(leaf));
    }

    /** NaN agrees with nothing. */
    private static boolean agree(Tensor exact, Tensor fast) {
        double error = fast.sub(exact).square().sum().toDouble();
        return error <= TOLERANCE * TOLERANCE * exact.square().sum().toDouble();
    }

    private static Tensor wave(long... shape) {
        float[] values = new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(0.7 * i * i % 6.3);
        }
        return Tensor.of(values, shape);
    }
}
