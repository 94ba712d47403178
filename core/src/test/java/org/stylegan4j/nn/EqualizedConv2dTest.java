package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.Golden.assertMatches;
import static org.stylegan4j.tensor.Golden.digest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.nn.EqualizedConv2d.Resample;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/** Golden numbers: the reference's conv2d_resample on sine fills (torch 1.13, CPU, float32). */
@ExtendWith(NoLeaks.class)
class EqualizedConv2dTest {
    private static final double TOLERANCE = 2e-5;

    /** The layer with a given weight, its equalizing scale undone, without bias and activation. */
    private static Tensor convolve(int kernel, Resample resample) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            EqualizedConv2d conv = new EqualizedConv2d(
                    p, new EqualizedConv2d.Config(3, 4, kernel, resample, false, Activation.LINEAR, 0));
            InPlace.copy(p.all().get("weight"), Golden.sine(0.5, 0.3, 4, 3, kernel, kernel));
            return conv.forward(Golden.sine(0, 0.1, 2, 3, 5, 5), Math.sqrt(3 * kernel * kernel));
        }
    }

    @Test
    void plainConvolutionMatchesTheReference() {
        assertMatches(
                "conv",
                digest(200, 194.616488, 1297.515763, -3.200773, -3.554260, -4.219562, -3.003510, -1.757449),
                convolve(3, Resample.NONE),
                TOLERANCE);
    }

    @Test
    void downSamplingMatchesTheReference() {
        assertMatches(
                "3x3",
                digest(32, 33.836727, 192.478364, 1.848627, -.422000, 1.572935, 7.887351, 10.895709),
                convolve(3, Resample.DOWN),
                TOLERANCE);
        assertMatches(
                "1x1",
                digest(32, 5.072320, 7.169594, -.292770, -.231511, -.213608, .037857, .115128),
                convolve(1, Resample.DOWN),
                TOLERANCE);
    }

    @Test
    void biasActivationGainAndClampComeInThisOrder() {
        // The reference's bias_act: leaky ReLU with gain sqrt(2), clamp 0.5.
        Tensor y = Activation.LEAKY_RELU.reference(
                Golden.sine(0, 0.1, 2, 3, 5, 5), Tensor.of(new float[] {.1f, -.2f, .3f}, 3), 0.5);
        assertMatches("bias-act", digest(150, 28.945415, 54.252737, .5, .141421, .282607, .422382, .5), y, 2e-6);
    }

    @Test
    void foldedBiasAndActivationEqualTheReferencePath() {
        try (Rng rng = new Rng(3);
                Params p = Params.create(rng, Device.CPU)) {
            EqualizedConv2d conv = new EqualizedConv2d(
                    p, new EqualizedConv2d.Config(3, 4, 3, Resample.NONE, true, Activation.LEAKY_RELU, 0.8));
            InPlace.copy(p.all().get("bias"), Golden.sine(1, 2, 4));
            Tensor x = Golden.sine(0, 0.1, 2, 3, 5, 5);
            Tensor w = p.all().get("weight").mul(1 / Math.sqrt(27));
            Tensor linear = org.stylegan4j.tensor.Convolution.conv2d(x, w, 1, 1, 1);
            Tensor expected = Activation.LEAKY_RELU.reference(linear, p.all().get("bias"), 0.8);
            org.stylegan4j.tensor.TensorAssert.assertClose("layer", expected, conv.forward(x), 1e-5);
            assertTrue(expected.abs().maxKeep(0, 1, 2, 3).sum().toDouble() > 0.799, "the clamp is reached");
        }
    }
}
