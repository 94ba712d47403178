package org.stylegan4j.model.stylegan1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** What a fade must be at its two ends, in generator and discriminator. */
@ExtendWith(NoLeaks.class)
class GrowingTest {
    private static final double TOLERANCE = 1e-5;

    private static Tensor draw(Generator g, GrowthStage fade) {
        g.lod().set(fade);
        return g.grown(g.repeat(g.w(Nets.z(), Nets.labels(2, 0))), Noise.CONST);
    }

    private static Tensor judge(Discriminator d, GrowthStage fade, Tensor x) {
        d.lod().orElseThrow().set(fade);
        return d.forward(List.of(x), Nets.labels(4, 0));
    }

    private static void spoil(Params p, String path) {
        try (Scope scope = Scope.noGrad()) {
            InPlace.mul(p.all().get(path), 1e3);
        }
    }

    @ParameterizedTest
    @EnumSource(Styles.class)
    void newLevelStartsAsTheOldOneEnlarged(Styles styles) {
        Nets.with(Nets.generator(styles, 0), (g, p) -> {
            Tensor old = draw(g, GrowthStage.full(8));
            assertClose("alpha 0", BoxResample.up(old), draw(g, new GrowthStage(16, 0)), TOLERANCE);
        });
    }

    @ParameterizedTest
    @EnumSource(Styles.class)
    void completeLevelDoesNotSeeTheOldImage(Styles styles) {
        Nets.with(Nets.generator(styles, 0), (g, p) -> {
            float[] before = draw(g, GrowthStage.full(16)).toFloats();
            Tensor half = draw(g, new GrowthStage(16, 0.5));
            spoil(p, "synthesis.ToRGB_lod1.weight");
            assertArrayEquals(before, draw(g, GrowthStage.full(16)).toFloats());
            double change =
                    draw(g, new GrowthStage(16, 0.5)).sub(half).abs().mean().toDouble();
            assertTrue(change > 1, "a fade sees it: " + change);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void discriminatorStartsANewLevelFromTheHalvedImage(boolean revised) {
        Nets.with(Nets.discriminator(revised, false, 0), (d, p) -> {
            Tensor x = Golden.sine(0, 0.05, 4, 3, 16, 16);
            Tensor old = judge(d, GrowthStage.full(8), BoxResample.down(x));
            assertClose("alpha 0", old, judge(d, new GrowthStage(16, 0), x), TOLERANCE);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void discriminatorsCompleteLevelDoesNotSeeTheHalvedImage(boolean revised) {
        Nets.with(Nets.discriminator(revised, false, 0), (d, p) -> {
            Tensor x = Golden.sine(0, 0.05, 4, 3, 16, 16);
            float[] before = judge(d, GrowthStage.full(16), x).toFloats();
            Tensor half = judge(d, new GrowthStage(16, 0.5), x);
            spoil(p, "FromRGB_lod1.weight");
            assertArrayEquals(before, judge(d, GrowthStage.full(16), x).toFloats());
            double change =
                    judge(d, new GrowthStage(16, 0.5), x).sub(half).abs().mean().toDouble();
            assertTrue(change > 1, "a fade sees it: " + change);
        });
    }

    /** An image and the same image enlarged are one image to both levels (Karras et al. 2018, figure 2). */
    @ParameterizedTest
    @EnumSource(Styles.class)
    void pictureOfAnUngrownNetworkIsEnlargedToFullSize(Styles styles) {
        Nets.with(Nets.generator(styles, 0), (g, p) -> {
            Tensor small = draw(g, GrowthStage.full(4));
            Tensor ws = g.repeat(g.w(Nets.z(), Nets.labels(2, 0)));
            assertClose("16x16", BoxResample.up(BoxResample.up(small)), g.synthesis(ws, Noise.CONST), TOLERANCE);
        });
    }
}
