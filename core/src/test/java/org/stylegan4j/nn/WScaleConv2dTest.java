package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.nn.WScaleConv2d.Resample;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class WScaleConv2dTest {
    private static Tensor x() {
        return Golden.sine(0.2, 0.61, 2, 3, 6, 6);
    }

    /** The layer's output, and its weights with their gain. */
    private record Made(Tensor y, Tensor w) {}

    private static Made layer(Resample resample, boolean activate) {
        try (Rng rng = new Rng(3);
                Params p = Params.create(rng, Device.CPU)) {
            WScaleConv2d layer = new WScaleConv2d(p, new WScaleConv2d.Config(3, 4, 3, 1.5, resample, true, activate));
            Tensor w = p.all().get("weight").mul(1.5 / Math.sqrt(27));
            return new Made(layer.forward(x()), w);
        }
    }

    @Test
    void upIsRepeatingPixelsAndConvolvingWithTheTurnedKernel() {
        Made made = layer(Resample.UP, false);
        assertClose("up", WScaleConv2d.upReference(x(), made.w()), made.y(), 1e-5);
        Tensor unturned = Convolution.conv2d(Convolution.nearestUp(x(), 2), made.w(), 1, 1, 1);
        assertTrue(unturned.sub(made.y()).abs().mean().toDouble() > 0.1, "the kernel is turned");
    }

    /** StyleGAN's layers below 128x128 are not fused, and read their kernels the other way round. */
    @Test
    void upRepeatedIsRepeatingPixelsAndConvolvingWithTheKernelItself() {
        Made made = layer(Resample.UP_REPEATED, false);
        Tensor expected = Convolution.conv2d(Convolution.nearestUp(x(), 2), made.w(), 1, 1, 1);
        assertClose("up", expected, made.y(), 1e-5);
    }

    @Test
    void downIsConvolvingAndTakingMeans() {
        Made made = layer(Resample.DOWN, false);
        assertClose("down", WScaleConv2d.downReference(x(), made.w()), made.y(), 1e-5);
    }

    /** One bright pixel and one weight show where the kernel's corner goes. */
    @Test
    void cornerOfTheKernelGoesWhereTheTransposedConvolutionPutsIt() {
        Tensor pixel = Convolution.pad(Tensor.of(new float[] {1}, 1, 1, 1, 1), 1, 1, 1, 1); // [1, 1, 3, 3]
        Tensor corner = Convolution.pad(Tensor.of(new float[] {1}, 1, 1, 1, 1), 0, 2, 0, 2); // [1, 1, 3, 3]
        float[] y = WScaleConv2d.upReference(pixel, corner).toFloats();
        for (int i = 0; i < 36; i++) {
            boolean inside = (i / 6 == 1 || i / 6 == 2) && (i % 6 == 1 || i % 6 == 2);
            assertEquals(inside ? 1 : 0, y[i], "at " + i / 6 + ", " + i % 6);
        }
    }

    @Test
    void activationHasNoGain() {
        Made plain = layer(Resample.NONE, false);
        assertClose(
                "lrelu", plain.y().leakyRelu(0.2), layer(Resample.NONE, true).y(), 1e-6);
        assertClose("conv", Convolution.conv2d(x(), plain.w(), 1, 1, 1), plain.y(), 1e-5);
    }

    @Test
    void onlyThreeByThreeKernelsResample() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new WScaleConv2d.Config(3, 4, 1, 1, Resample.UP, true, true));
        assertEquals("resampling convolutions have 3x3 kernels: 1", e.getMessage());
    }
}
