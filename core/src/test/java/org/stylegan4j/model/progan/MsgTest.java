package org.stylegan4j.model.progan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.Batch;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** The generator that draws all levels at once and the discriminator that sees them. */
@ExtendWith(NoLeaks.class)
class MsgTest {
    private static final Channels CHANNELS = new Channels(128, 8);
    private static final GeneratorConfig G = new GeneratorConfig(6, 0, 16, 3, CHANNELS);

    /** The last level's picture is ProGAN's of the same weights, and so is each level's. */
    @Test
    void everyLevelIsWhatAGrownGeneratorDraws() {
        try (Rng rng = new Rng(1);
                Params p = Params.create(rng, Device.CPU);
                Params q = Params.create(rng, Device.CPU);
                Scope scope = Scope.noGrad()) {
            Generator grown = new Generator(p, G, Compute.PLAIN, GrowthStage.full(4));
            MsgGenerator msg = new MsgGenerator(q, G, Compute.PLAIN);
            q.load(p.all());
            Tensor z = Golden.sine(0.3, 0.7, 4, 6);
            List<Tensor> images = msg.forward(z, Tensor.zeros(4, 0));
            assertEquals(3, images.size());
            for (int i = 0; i < 3; i++) {
                Tensor expected = grown.forward(z, Tensor.zeros(4, 0), GrowthStage.full(16 >> i));
                assertClose("level " + i, expected, images.get(i), 1e-5);
            }
        }
    }

    @Test
    void gradientsReachEveryLevelOfBothNetworks() {
        try (Rng rng = new Rng(1);
                Params p = Params.create(rng, Device.CPU);
                Params q = Params.create(rng, Device.CPU)) {
            MsgPlayers players = new MsgPlayers(
                    new MsgGenerator(p, G, Compute.PLAIN),
                    new MsgDiscriminator(q, new DiscriminatorConfig(0, 16, 3, CHANNELS, 0), Compute.PLAIN));
            p.requireGrad(true);
            q.requireGrad(true);
            try (Scope scope = Scope.open()) {
                List<Tensor> fakes = players.generator().forward(Golden.sine(0.3, 0.7, 4, 6), Tensor.zeros(4, 0));
                Tensor scores = players.discriminator().forward(fakes);
                assertArrayEquals(new long[] {4, 1}, scores.shape());
                scores.sum().backward();
                for (Params network : List.of(p, q)) {
                    network.parameters().forEach((name, t) -> assertTrue(t.hasGrad(), name));
                }
                // the image layer of the coarsest level is reached by itself, not through the finer ones
                assertTrue(p.all().get("ToRGB_lod2.weight").grad().abs().sum().toDouble() > 0);
            }
            p.clearGrads();
            q.clearGrads();
        }
    }

    @Test
    void realImagesComeAsMeansOfEverLargerSquares() {
        try (Rng rng = new Rng(1);
                Params p = Params.create(rng, Device.CPU);
                Params q = Params.create(rng, Device.CPU)) {
            MsgPlayers players = new MsgPlayers(
                    new MsgGenerator(p, G, Compute.PLAIN),
                    new MsgDiscriminator(q, new DiscriminatorConfig(0, 16, 3, CHANNELS, 0), Compute.PLAIN));
            Tensor x = Golden.sine(0.1, 0.3, 2, 3, 16, 16);
            List<Long> sides = new ArrayList<>();
            for (Tensor level : players.reals(new Batch(x, Tensor.zeros(2, 0)))) {
                sides.add(level.size(3));
                assertEquals(x.mean().toDouble(), level.mean().toDouble(), 1e-6);
            }
            assertEquals(List.of(16L, 8L, 4L), sides);
        }
    }
}
