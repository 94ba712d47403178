package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void solvesItsEquations() {
        double[][] a = {{4, 2, -2}, {2, 10, 2}, {-2, 2, 6}};
        double[] x = {1, -2, 3};
        double[] b = {4 - 4 - 6, 2 - 20 + 6, -2 - 4 + 18};
        assertArrayEquals(x, Cholesky.solve(a, b), 1e-12);
    }

    @Test
    void refusesAMatrixThatIsNotPositive() {
        double[][] a = {{1, 2}, {2, 1}};
        assertThrows(IllegalArgumentException.class, () -> Cholesky.solve(a, new double[2]));
    }
}
