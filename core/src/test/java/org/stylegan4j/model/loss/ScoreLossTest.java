package org.stylegan4j.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class ScoreLossTest {
    /** Generator, fakes and reals at scores 0 and 2, computed from the formulas by hand; sp(2) = 2.126928, sp(-2) = 0.126928. */
    @ParameterizedTest
    @CsvSource({
        "MINIMAX, -0.693147, 0.693147, 0.693147, -2.126928, 2.126928, 0.126928",
        "NON_SATURATING, 0.693147, 0.693147, 0.693147, 0.126928, 2.126928, 0.126928",
        "LSGAN, 1, 0, 0.5, 1, 2, 0.5",
        "HINGE, 0, 1, 1, -2, 3, 0",
        "WASSERSTEIN, 0, 0, 0, -2, 2, -2"
    })
    void valuesAreTheFormulas(ScoreLoss form, double g0, double f0, double r0, double g2, double f2, double r2) {
        Tensor scores = Tensor.of(new float[] {0, 2}, 2, 1);
        float[] g = form.generator(scores).toFloats();
        float[] f = form.onFakes(scores).toFloats();
        float[] r = form.onReals(scores).toFloats();
        assertEquals(g0, g[0], 1e-5);
        assertEquals(g2, g[1], 1e-5);
        assertEquals(f0, f[0], 1e-5);
        assertEquals(f2, f[1], 1e-5);
        assertEquals(r0, r[0], 1e-5);
        assertEquals(r2, r[1], 1e-5);
    }

    /** A discriminator that cannot tell pays 2 log 2, and the saturating generator pulls its fakes the same way as the other. */
    @Test
    void blindDiscriminatorPaysTwoLogTwo() {
        Tensor zero = Tensor.zeros(4, 1).requireGrad(true);
        ScoreLoss form = ScoreLoss.NON_SATURATING;
        Tensor d = form.onFakes(zero).mean().add(form.onReals(zero).mean());
        assertEquals(2 * Math.log(2), d.toDouble(), 1e-6);
        ScoreLoss.MINIMAX.generator(zero).sum().backward();
        assertEquals(-0.5, zero.grad().toFloats()[0], 1e-6);
        zero.clearGrad();
        form.generator(zero).sum().backward();
        assertEquals(-0.5, zero.grad().toFloats()[0], 1e-6);
        zero.clearGrad();
    }
}
