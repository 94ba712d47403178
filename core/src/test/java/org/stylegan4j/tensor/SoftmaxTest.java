package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class SoftmaxTest {
    @Test
    void probabilitiesAreSharesOfExponentials() {
        Tensor x = Tensor.of(new float[] {0, (float) Math.log(3), 1, 1}, 2, 2);
        assertClose("softmax", Tensor.of(new float[] {0.25f, 0.75f, 0.5f, 0.5f}, 2, 2), Softmax.of(x, 1), 1e-6);
    }

    @Test
    void logarithmsStayFiniteWhereProbabilitiesVanish() {
        float[] y = Softmax.log(Tensor.of(new float[] {-500, 500}, 1, 2), 1).toFloats();
        assertEquals(-1000, y[0], 1e-3);
        assertEquals(0, y[1], 1e-6);
    }
}
