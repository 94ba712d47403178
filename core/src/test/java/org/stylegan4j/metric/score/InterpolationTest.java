package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class InterpolationTest {
    @Test
    void everyRowWalksByItsOwnShare() {
        Tensor a = Tensor.zeros(2, 1, 3);
        Tensor b = Golden.sine(1, 1, 2, 1, 3);
        Tensor expected = Tensor.cat(0, b.narrow(0, 0, 1).mul(0.25), b.narrow(0, 1, 1));
        assertClose("lerp", expected, Interpolation.lerp(a, b, new double[] {0.25, 1}), 1e-6);
    }

    @Test
    void greatCirclesStayOnTheSphereAndDivideTheAngle() {
        Tensor a = Tensor.of(new float[] {2, 0, 0}, 1, 3);
        Tensor b = Tensor.of(new float[] {0, 5, 0}, 1, 3);
        float[] third = Interpolation.slerp(a, b, new double[] {1 / 3.0}).toFloats();
        assertEquals(Math.cos(Math.PI / 6), third[0], 1e-6);
        assertEquals(Math.sin(Math.PI / 6), third[1], 1e-6);
        assertEquals(0, third[2], 1e-6);
    }

    @Test
    void aPathFromALatentToItselfStaysThere() {
        Tensor a = Tensor.of(new float[] {3, 4}, 1, 2);
        Tensor expected = Tensor.of(new float[] {0.6f, 0.8f}, 1, 2);
        assertClose("same", expected, Interpolation.slerp(a, a, new double[] {0.5}), 1e-6);
    }
}
