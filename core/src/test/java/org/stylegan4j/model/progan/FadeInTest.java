package org.stylegan4j.model.progan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** What a level that fades in does to pictures and scores, at both ends of the fade. */
@ExtendWith(NoLeaks.class)
class FadeInTest {
    private static final double TOLERANCE = 1e-5;

    private interface Check {
        void run(Generator g, Params gWeights, Discriminator d, Params dWeights);
    }

    /** Networks for 32x32 that have grown to 16x16 or less. */
    private static void with(Check check) {
        Channels channels = new Channels(128, 8);
        try (Rng rng = new Rng(1);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU);
                Scope scope = Scope.noGrad()) {
            check.run(
                    new Generator(g, new GeneratorConfig(6, 0, 32, 3, channels), Compute.PLAIN, GrowthStage.full(4)),
                    g,
                    new Discriminator(
                            d, new DiscriminatorConfig(0, 32, 3, channels, 2), Compute.PLAIN, GrowthStage.full(4)),
                    d);
        }
    }

    private static Tensor z() {
        return Golden.sine(0.3, 0.7, 4, 6);
    }

    private static Tensor images(int side) {
        return Golden.sine(0.1, 0.37, 4, 3, side, side);
    }

    private static Tensor draw(Generator g, GrowthStage fade) {
        return g.forward(z(), Tensor.zeros(4, 0), fade);
    }

    private static void change(Params p, String layer) {
        InPlace.add(p.all().get(layer + ".weight"), 1.0);
    }

    @Test
    void fadeBeginsWithThePictureBelowEnlarged() {
        with((g, p, d, q) -> {
            Tensor below = draw(g, GrowthStage.full(8));
            assertClose("alpha 0", Convolution.nearestUp(below, 2), draw(g, new GrowthStage(16, 0)), TOLERANCE);
        });
    }

    @Test
    void fadeEndsWithTheNewLevelAlone() {
        with((g, p, d, q) -> {
            Tensor full = draw(g, GrowthStage.full(16));
            assertClose("alpha near 1", full, draw(g, new GrowthStage(16, 1 - 1e-7)), TOLERANCE);
            change(p, "ToRGB_lod2"); // of 8x8
            assertArrayEquals(full.toFloats(), draw(g, GrowthStage.full(16)).toFloats());
        });
    }

    @Test
    void halfWayThePictureIsTheMeanOfBoth() {
        with((g, p, d, q) -> {
            Tensor below = Convolution.nearestUp(draw(g, GrowthStage.full(8)), 2);
            Tensor mean = below.add(draw(g, GrowthStage.full(16))).mul(0.5);
            assertClose("alpha 0.5", mean, draw(g, new GrowthStage(16, 0.5)), TOLERANCE);
        });
    }

    @Test
    void discriminatorBeginsWithTheScoreOfHalvedImages() {
        with((g, p, d, q) -> {
            Tensor below = d.forward(Convolution.averageDown(images(16)), GrowthStage.full(8));
            assertClose("alpha 0", below, d.forward(images(16), new GrowthStage(16, 0)), TOLERANCE);
        });
    }

    @Test
    void discriminatorEndsWithTheNewLevelAlone() {
        with((g, p, d, q) -> {
            Tensor full = d.forward(images(16), GrowthStage.full(16));
            assertClose("alpha near 1", full, d.forward(images(16), new GrowthStage(16, 1 - 1e-7)), TOLERANCE);
            change(q, "FromRGB_lod2"); // of 8x8
            assertArrayEquals(
                    full.toFloats(), d.forward(images(16), GrowthStage.full(16)).toFloats());
        });
    }

    @Test
    void layersToComeHaveNoEffect() {
        with((g, p, d, q) -> {
            float[] picture = draw(g, new GrowthStage(16, 0.3)).toFloats();
            float[] score = d.forward(images(16), new GrowthStage(16, 0.3)).toFloats();
            change(p, "32x32.Conv0_up");
            change(q, "32x32.Conv0");
            assertArrayEquals(picture, draw(g, new GrowthStage(16, 0.3)).toFloats());
            assertArrayEquals(
                    score, d.forward(images(16), new GrowthStage(16, 0.3)).toFloats());
        });
    }

    @Test
    void networksDrawAndJudgeAtTheLevelTheyHold() {
        with((g, p, d, q) -> {
            assertEquals(4, g.forward(z(), Tensor.zeros(4, 0)).size(3));
            g.lod().set(new GrowthStage(32, 0.5));
            d.lod().set(new GrowthStage(32, 0.5));
            Tensor image = g.forward(z(), Tensor.zeros(4, 0));
            assertArrayEquals(new long[] {4, 3, 32, 32}, image.shape());
            assertArrayEquals(new long[] {4, 1}, d.forward(image).shape());
        });
    }
}
