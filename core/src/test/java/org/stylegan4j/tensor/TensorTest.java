package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class TensorTest {
    @Test
    void keepsItsNumbers() {
        float[] values = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(values, Tensor.of(values, 2, 3).toFloats());
    }

    @Test
    void namesExpectedAndFoundShape() {
        Tensor t = Tensor.zeros(2, 3);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> t.expect("style", Tensor.ANY, 4));
        assertEquals("expected style [any, 4] but was [2, 3]", e.getMessage());
    }

    @Test
    void differentiatesTwice() {
        Tensor x = Tensor.of(new float[] {3}, 1).requireGrad(true);
        Tensor slope = x.square().mul(x).sum().gradient(x); // 3x²
        slope.sum().backward(); // 6x
        assertEquals(27, slope.toDouble(), 1e-5);
        assertEquals(18, x.grad().toDouble(), 1e-5);
        x.clearGrad();
        assertTrue(!x.hasGrad());
    }

    @Test
    void bilinearUpAndItsAdjointAgree() {
        try (Rng rng = new Rng(1)) {
            Tensor x = rng.normal(Device.CPU, 1, 2, 4, 4);
            Tensor y = rng.normal(Device.CPU, 1, 2, 8, 8);
            double left = Convolution.bilinearUp(x).mul(y).sum().toDouble();
            double right = Convolution.bilinearUpAdjoint(y).mul(x).sum().toDouble();
            assertEquals(left, right, 1e-4);
        }
    }

    @Test
    void sameSeedAndPositionGiveTheSameNumbers() {
        try (Rng a = new Rng(5);
                Rng b = new Rng(6)) {
            a.reseed(1, 640);
            b.reseed(1, 640);
            assertArrayEquals(
                    a.normal(Device.CPU, 7).toFloats(), b.normal(Device.CPU, 7).toFloats());
            assertEquals(a.below(1000), b.below(1000));
        }
    }

    @Test
    void findsNumbersThatAreNotFinite() {
        assertTrue(Tensor.zeros(3).isFinite());
        assertTrue(!Tensor.of(new float[] {0, Float.NaN}, 2).isFinite());
    }
}
