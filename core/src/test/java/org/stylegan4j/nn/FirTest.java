package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stylegan4j.tensor.Golden.assertMatches;
import static org.stylegan4j.tensor.Golden.digest;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

/** Golden numbers: the reference's upfirdn2d family on sine fills (torch 1.13, CPU, float32). */
@ExtendWith(NoLeaks.class)
class FirTest {
    private static final double TOLERANCE = 2e-6;

    private static Tensor x() {
        return Golden.sine(0, 0.1, 2, 3, 5, 5);
    }

    private static Tensor lopsided() {
        return Fir.filter(1, 2, 4);
    }

    @Test
    void upMatchesTheReference() {
        Golden.Digest d = digest(600, 63.301095, 346.386180, .406621, 0, .018719, .056156, .093407);
        assertMatches("up", d, Fir.up(x()), TOLERANCE);
        assertMatches("up, reference path", d, Fir.reference(x(), Fir.filter(), Fir.Plan.up(4)), TOLERANCE);
    }

    @Test
    void downMatchesTheReference() {
        Golden.Digest d = digest(24, 2.353134, 12.653672, .897689, .296154, .465265, .769395, .903930);
        assertMatches("down", d, Fir.down(x()), TOLERANCE);
        assertMatches("down, reference path", d, Fir.reference(x(), Fir.filter(), Fir.Plan.down(4)), TOLERANCE);
    }

    @Test
    void filteringMatchesTheReference() {
        assertMatches(
                "filter",
                digest(150, 12.216055, 65.842304, .677445, .035975, .082358, .131194, .177315),
                Fir.reference(x(), Fir.filter(), Fir.Plan.same(4, false)),
                TOLERANCE);
    }

    @Test
    void lopsidedFiltersAreConvolvedNotCorrelated() {
        assertMatches(
                "convolution",
                digest(150, 12.588291, 68.212396, .667575, .035167, .091589, .131607, .170310),
                Fir.reference(x(), lopsided(), Fir.Plan.same(3, false)),
                TOLERANCE);
        assertMatches(
                "correlation",
                digest(150, 14.007558, 69.559747, .150737, .278946, .382266, .454051, .521300),
                Fir.reference(x(), lopsided(), Fir.Plan.same(3, true)),
                TOLERANCE);
        assertMatches(
                "up",
                digest(600, 52.189753, 299.399275, .236043, 0, 0, .008150, .016299),
                Fir.reference(x(), lopsided(), Fir.Plan.up(3)),
                TOLERANCE);
        assertMatches(
                "down",
                digest(24, 1.147798, 7.369443, .712613, .035167, .131607, .290548, .750977),
                Fir.reference(x(), lopsided(), Fir.Plan.down(3)),
                TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16})
    void fastPathsEqualTheReferencePath(int channels) {
        Tensor x = Golden.sine(0.4, 0.37, 2, channels, 8, 8).channelsLast();
        assertClose("up", Fir.reference(x, Fir.filter(), Fir.Plan.up(4)), Fir.up(x), 1e-5);
        assertClose("down", Fir.reference(x, Fir.filter(), Fir.Plan.down(4)), Fir.down(x), 1e-5);
        Fir.Plan blur = new Fir.Plan(1, 1, 2, 2, 1, false);
        assertClose("blur", Fir.reference(x, Fir.filter(), blur), Fir.blur(x, 2, 1), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16})
    void pathsForSecondDerivativesEqualTheReferencePath(int channels) {
        Tensor x = Golden.sine(0.4, 0.37, 2, channels, 8, 8).channelsLast();
        Tensor up = SecondOrder.during(() -> Fir.up(x));
        assertClose("up", Fir.reference(x, Fir.filter(), Fir.Plan.up(4)), up, 1e-5);
        Tensor down = SecondOrder.during(() -> Fir.down(x));
        assertClose("down", Fir.reference(x, Fir.filter(), Fir.Plan.down(4)), down, 1e-5);
        for (int padding = 0; padding <= 3; padding++) {
            int sides = padding;
            Fir.Plan blur = new Fir.Plan(1, 1, sides, sides, 4, false);
            Tensor means = SecondOrder.during(() -> Fir.blur(x, sides, 4));
            assertClose("blur", Fir.reference(x, Fir.filter(), blur), means, 1e-5);
        }
    }

    /** What a depthwise convolution would do too, with one convolution for each channel. */
    @Test
    void secondDerivativesOfBothBlursAgree() {
        Tensor x = Golden.sine(0.2, 0.5, 2, 16, 9, 9).channelsLast().requireGrad(true);
        Tensor means =
                SecondOrder.during(() -> Fir.blur(x, 2, 4)).square().sum().gradient(x);
        Tensor depthwise = Fir.blur(x, 2, 4).square().sum().gradient(x);
        assertClose("gradient", depthwise, means, 1e-5);
        assertClose(
                "second gradient",
                depthwise.square().sum().gradient(x),
                means.square().sum().gradient(x),
                1e-4);
    }

    @Test
    void downIsAQuarterOfTheAdjointOfUp() {
        Tensor x = Golden.sine(0.1, 0.7, 1, 16, 4, 4);
        Tensor y = Golden.sine(0.3, 0.9, 1, 16, 8, 8);
        double left = Fir.up(x).mul(y).sum().toDouble();
        double right = x.mul(Fir.down(y)).sum().toDouble() * 4;
        assertEquals(left, right, 1e-4);
    }

    @Test
    void gradientsOfFastAndReferencePathAgreeTwice() {
        Tensor x = Golden.sine(0.2, 0.5, 1, 16, 8, 8).requireGrad(true);
        Tensor fast = Fir.down(Fir.up(x)).square().sum().gradient(x);
        Tensor slow = Fir.reference(Fir.reference(x, Fir.filter(), Fir.Plan.up(4)), Fir.filter(), Fir.Plan.down(4))
                .square()
                .sum()
                .gradient(x);
        assertClose("gradient", slow, fast, 1e-5);
        assertClose(
                "second gradient",
                slow.square().sum().gradient(x),
                fast.square().sum().gradient(x),
                1e-4);
    }
}
