package org.stylegan4j.model.stylegan1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.model.CrossoverAt;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Step;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class PlayersTest {
    private static Tensor second() {
        return Golden.sine(1.9, 0.31, 2, 8);
    }

    private static Step step(int cutoff, int crossovers) {
        return new CrossoverAt(cutoff, crossovers, second()).step();
    }

    private interface Check {
        void run(Generator g, Players players);
    }

    private static void with(double mixing, Check check) {
        Nets.with(
                Nets.generator(Styles.ADAPTIVE, 0),
                (g, p) -> Nets.with(
                        Nets.discriminator(false, false, 0),
                        (d, q) -> check.run(g, new Players(g, d, mixing, NoiseMode.NONE, false))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void layersFromTheCrossoverOnTakeTheSecondLatent(int cutoff) {
        with(1, (g, players) -> {
            Tensor none = Nets.labels(2, 0);
            Tensor ws = players.ws(Nets.z(), none, step(cutoff, 5));
            float[] first = g.w(Nets.z(), none).toFloats();
            float[] second = g.w(second(), none).toFloats();
            for (int layer = 0; layer < 6; layer++) {
                float[] expected = layer < cutoff ? first : second;
                assertArrayEquals(expected, ws.select(1, layer).toFloats(), "layer " + layer);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void crossoverIsAmongTheLayersThatHaveGrown(int cutoff) {
        with(1, (g, players) -> {
            g.lod().set(new GrowthStage(8, 0.5));
            Tensor ws = players.ws(Nets.z(), Nets.labels(2, 0), step(cutoff, 3));
            float[] second = g.w(second(), Nets.labels(2, 0)).toFloats();
            assertArrayEquals(second, ws.select(1, cutoff).toFloats());
        });
    }

    @Test
    void withoutMixingAllLayersTakeOneLatent() {
        with(0, (g, players) -> {
            Tensor none = Nets.labels(2, 0);
            Tensor ws = players.ws(Nets.z(), none, step(1, 5));
            assertArrayEquals(g.w(Nets.z(), none).toFloats(), ws.select(1, 5).toFloats());
        });
    }

    @Test
    void meanOfWFollowsTheFirstLatentsOnly() {
        with(1, (g, players) -> {
            float[] before = g.meanW().toFloats();
            Tensor none = Nets.labels(2, 0);
            players.ws(Nets.z(), none, step(2, 5));
            float[] mean = g.w(Nets.z(), none).mean(0L).toFloats();
            float[] after = g.meanW().toFloats();
            for (int i = 0; i < after.length; i++) {
                assertEquals(0.995 * before[i] + 0.005 * mean[i], after[i], 1e-5);
            }
        });
    }
}
