package org.stylegan4j.nn;

import static org.stylegan4j.tensor.Golden.assertMatches;
import static org.stylegan4j.tensor.Golden.digest;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

/** Golden numbers: the reference's modulated_conv2d on sine fills (torch 1.13, CPU, float32). */
@ExtendWith(NoLeaks.class)
class ModulatedConvTest {
    private static final double TOLERANCE = 5e-6;

    private static Tensor x() {
        return Golden.sine(0, 0.1, 2, 3, 5, 5);
    }

    private static Tensor weight() {
        return Golden.sine(0.5, 0.3, 4, 3, 3, 3);
    }

    private static Tensor style() {
        return Golden.sine(0.2, 0.7, 2, 3).add(1.5);
    }

    private static Tensor fast(Tensor weight, boolean demodulate, boolean up) {
        Tensor y = ModulatedConv.modulated(x(), weight, style(), up);
        return demodulate ? y.mul(ModulatedConv.demodulation(weight, style()).reshape(2, 4, 1, 1)) : y;
    }

    @Test
    void plainConvolutionMatchesTheReference() {
        Golden.Digest d = digest(200, 50.702529, 331.486010, -.700693, -1.075997, -1.325168, -1.013151, -.691010);
        assertMatches("fast", d, fast(weight(), true, false), TOLERANCE);
        assertMatches("reference", d, ModulatedConv.reference(x(), weight(), style(), true, false), TOLERANCE);
    }

    @Test
    void upSamplingMatchesTheReference() {
        Golden.Digest d = digest(800, 190.937263, 1079.916444, -.065371, -.619371, -.935102, -.986702, -.886539);
        assertMatches("fast", d, fast(weight(), true, true), TOLERANCE);
        assertMatches("reference", d, ModulatedConv.reference(x(), weight(), style(), true, true), TOLERANCE);
    }

    @Test
    void withoutDemodulationMatchesTheReference() {
        Tensor w1 = Golden.sine(0.5, 0.3, 4, 3, 1, 1);
        Golden.Digest d = digest(200, 43.525882, 97.102041, -.273791, -1.155864, -1.136708, -1.106194, -1.064627);
        assertMatches("fast", d, fast(w1, false, false), TOLERANCE);
        assertMatches("reference", d, ModulatedConv.reference(x(), w1, style(), false, false), TOLERANCE);
    }

    @Test
    void demodulationCancelsTheScaleOfTheStyle() {
        Tensor big = style().mul(100);
        Tensor y = ModulatedConv.modulated(x(), weight(), big, false)
                .mul(ModulatedConv.demodulation(weight(), big).reshape(2, 4, 1, 1));
        assertClose("output", fast(weight(), true, false), y, 1e-4);
    }

    @Test
    void shrinkingForFloat16DoesNotChangeTheResult() {
        ModulatedConv.Scaled s = ModulatedConv.Scaled.of(weight(), style(), DType.FP16);
        Tensor y = ModulatedConv.modulated(x(), s.weight(), s.style(), false)
                .mul(ModulatedConv.demodulation(s.weight(), s.style()).reshape(2, 4, 1, 1));
        assertClose("output", fast(weight(), true, false), y, 1e-4);
    }

    @Test
    void gradientsOfBothPathsAgree() {
        for (boolean up : new boolean[] {false, true}) {
            Tensor w = weight().requireGrad(true);
            Tensor fast = fast(w, true, up)
                    .square()
                    .mul(Golden.sine(0, 1, 2, 4, up ? 10 : 5, up ? 10 : 5))
                    .sum();
            Tensor slow = ModulatedConv.reference(x(), w, style(), true, up)
                    .square()
                    .mul(Golden.sine(0, 1, 2, 4, up ? 10 : 5, up ? 10 : 5))
                    .sum();
            assertClose("weight gradient", slow.gradient(w), fast.gradient(w), 2e-4);
        }
    }

    @Test
    void demodulatedKernelsHaveUnitNorm() {
        Tensor w = Golden.sine(0.3, 0.61, 4, 3, 3, 3);
        Tensor s = Golden.sine(0.2, 0.7, 2, 3).add(1.5);
        Tensor d = ModulatedConv.demodulation(w, s); // [2, 4]
        Tensor kernels = w.reshape(1, 4, 3, 3, 3).mul(s.reshape(2, 1, 3, 1, 1)).mul(d.reshape(2, 4, 1, 1, 1));
        Tensor one = Tensor.full(1, DType.FP32, Device.CPU, 2, 4);
        assertClose("norms", one, kernels.square().sum(2, 3, 4).sqrt(), 1e-5);
    }
}
