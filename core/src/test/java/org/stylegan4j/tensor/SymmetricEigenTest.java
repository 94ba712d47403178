package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class SymmetricEigenTest {
    private static final float[] VALUES = {2, 1, 0, 1, 2, 0, 0, 0, 5};

    @Test
    void eigenvaluesOfAKnownMatrixAscend() {
        Tensor a = Tensor.of(VALUES, 3, 3);
        assertArrayEquals(new float[] {1, 3, 5}, SymmetricEigen.eigenvalues(a).toFloats(), 1e-5f);
        assertArrayEquals(
                new float[] {1, 3, 5}, SymmetricEigen.eigen(a).values().toFloats(), 1e-5f);
    }

    @Test
    void vectorsAndValuesGiveTheMatrixBack() {
        Tensor a = Tensor.of(VALUES, 3, 3);
        SymmetricEigen.Eigen eigen = SymmetricEigen.eigen(a);
        Tensor v = eigen.vectors();
        TensorAssert.assertClose("A", a, v.mul(eigen.values()).matmul(v.permute(1, 0)), 1e-5);
    }

    @Test
    void traceSumsTheDiagonal() {
        assertEquals(9, SymmetricEigen.trace(Tensor.of(VALUES, 3, 3)).toDouble(), 0);
    }
}
