package org.stylegan4j.model.stylegan1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.R1;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Gradients of every weight against central differences along them, within 3 %, at the best of four steps: a long one may
 * cross a kink of a leaky ReLU, where the slope jumps, and a short one is lost in float32's rounding.
 */
@ExtendWith(NoLeaks.class)
class GradientsTest {
    private static final double TOLERANCE = 0.03;
    private static final double[] STEPS = {2e-5, 5e-5, 2e-4, 1e-3};
    /** What float32 leaves of differences over so short a step. */
    private static final double ROUNDING = 3e-3;

    /** Along its own gradient g a function rises by ‖g‖ per unit, if g is right. */
    private static void check(Params p, Supplier<Tensor> loss) {
        p.requireGrad(true);
        loss.get().backward();
        p.parameters().forEach((name, t) -> {
            if (t.hasGrad()) {
                Tensor g = t.grad().copy();
                double norm = g.square().sum().sqrt().toDouble();
                Tensor direction = g.mul(1 / Math.max(norm, 1e-20));
                double slope = Arrays.stream(STEPS)
                        .map(step -> slope(t, direction.mul(step), loss) / step)
                        .boxed()
                        .min(Comparator.comparingDouble(found -> Math.abs(found - norm)))
                        .orElseThrow();
                assertEquals(norm, slope, TOLERANCE * norm + ROUNDING, name);
            }
        });
        p.clearGrads();
    }

    /** Half of what the loss rises from one move back to one move forth. */
    private static double slope(Tensor weight, Tensor move, Supplier<Tensor> loss) {
        return (moved(weight, move, 1, loss) - moved(weight, move, -1, loss)) / 2;
    }

    private static double moved(Tensor weight, Tensor move, double sign, Supplier<Tensor> loss) {
        shift(weight, move, sign);
        try (Scope scope = Scope.open()) {
            return loss.get().toDouble();
        } finally {
            shift(weight, move, -sign);
        }
    }

    private static void shift(Tensor weight, Tensor move, double sign) {
        try (Scope scope = Scope.noGrad()) {
            InPlace.copy(weight, weight.add(move.mul(sign)));
        }
    }

    @ParameterizedTest
    @EnumSource(Styles.class)
    void generatorsGradientsAreThoseOfDifferences(Styles styles) {
        int labels = styles == Styles.NONE ? 0 : 3; // a latent and its label are twice as long as w
        Nets.with(Nets.generator(styles, labels), (g, p) -> {
            g.lod().set(new GrowthStage(16, 0.6));
            Tensor slope = Golden.sine(0.4, 0.21, 2, 3, 16, 16).mul(0.1);
            check(p, () -> {
                Tensor w = g.w(Nets.z(), Nets.labels(2, labels));
                return g.grown(g.repeat(w), Noise.CONST).mul(slope).sum();
            });
        });
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void discriminatorsGradientsAreThoseOfDifferences(boolean revised, boolean multiScale) {
        Nets.with(
                Nets.generator(Styles.ADAPTIVE, 3),
                (g, unused) -> Nets.with(Nets.discriminator(revised, multiScale, 3), (d, p) -> {
                    d.lod().ifPresent(lod -> lod.set(new GrowthStage(16, 0.6)));
                    Players players = new Players(g, d, 0, NoiseMode.NONE, multiScale);
                    Batch real = new Batch(Golden.sine(0, 0.05, 4, 3, 16, 16), Nets.labels(4, 3));
                    check(
                            p,
                            () -> d.forward(players.reals(real), real.labels())
                                    .square()
                                    .sum());
                }));
    }

    /** The penalty's gradient is of second order. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void gradientsOfR1AreThoseOfDifferences(boolean revised, boolean multiScale) {
        Nets.with(
                Nets.generator(Styles.ADAPTIVE, 0),
                (g, unused) -> Nets.with(Nets.discriminator(revised, multiScale, 0), (d, p) -> {
                    d.lod().ifPresent(lod -> lod.set(new GrowthStage(16, 0.6)));
                    R1 penalty = new R1(new Players(g, d, 0, NoiseMode.NONE, multiScale), 10);
                    Batch real = new Batch(Golden.sine(0, 0.05, 4, 3, 16, 16), Tensor.zeros(4, 0));
                    try (Rng rng = new Rng(0)) {
                        Step step = new Step(rng, Labels.NONE, (name, values) -> {}, Device.CPU);
                        check(p, () -> penalty.loss(real, step));
                    }
                }));
    }
}
