package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class BoxResampleTest {
    private static final double TOLERANCE = 1e-6;

    private static Tensor x(int side) {
        return Golden.sine(0.1, 0.37, 2, 3, side, side);
    }

    @Test
    void downUndoesUp() {
        assertClose("up and down", x(4), BoxResample.down(BoxResample.up(x(4))), TOLERANCE);
    }

    @Test
    void upIsFourTimesTheAdjointOfDown() {
        double forward = BoxResample.up(x(4)).mul(x(8)).sum().toDouble();
        double backward = BoxResample.down(x(8)).mul(x(4)).sum().toDouble();
        assertEquals(forward, 4 * backward, 1e-4);
    }

    @Test
    void blurIsTheBinomialFilterWithZerosOutside() {
        Tensor expected = Fir.reference(x(5), Fir.filter(1, 2, 1), Fir.Plan.same(3, false));
        assertClose("blur", expected, BoxResample.blur(x(5)), TOLERANCE);
    }
}
