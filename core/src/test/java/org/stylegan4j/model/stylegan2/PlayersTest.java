package org.stylegan4j.model.stylegan2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.model.CrossoverAt;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class PlayersTest {
    private static final Channels CHANNELS = new Channels(128, 8);
    private static final int LAYERS = 6;

    private interface Check {
        void run(Generator g, Players players);
    }

    private static void with(double mixing, Check check) {
        try (Rng rng = new Rng(0);
                Params gWeights = Params.create(rng, Device.CPU);
                Params dWeights = Params.create(rng, Device.CPU)) {
            Generator g = new Generator(
                    gWeights, new GeneratorConfig(8, 0, 8, 2, 16, 3, CHANNELS, Architecture.SKIP, 0, 0), Compute.PLAIN);
            Discriminator d = new Discriminator(
                    dWeights,
                    new DiscriminatorConfig(
                            0, 16, 3, CHANNELS, Architecture.RESNET, DiscriminatorConfig.LABEL_LAYERS, 4, 0, 0),
                    Compute.PLAIN);
            check.run(g, new Players(g, d, mixing, NoiseMode.NONE));
        }
    }

    private static Tensor first() {
        return Golden.sine(0.3, 0.7, 2, 8);
    }

    private static Tensor second() {
        return Golden.sine(1.9, 0.31, 2, 8);
    }

    private static Tensor none() {
        return Tensor.zeros(2, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void layersFromTheCrossoverOnTakeTheSecondLatent(int cutoff) {
        with(1, (g, players) -> {
            Tensor ws = players.ws(first(), none(), new CrossoverAt(cutoff, LAYERS - 1, second()).step());
            float[] one = g.w(first(), none()).toFloats();
            float[] other = g.w(second(), none()).toFloats();
            assertFalse(Arrays.equals(one, other));
            for (int layer = 0; layer < LAYERS; layer++) {
                float[] expected = layer < cutoff ? one : other;
                assertArrayEquals(expected, ws.select(1, layer).toFloats(), "layer " + layer);
            }
        });
    }

    @Test
    void withoutMixingAllLayersTakeOneLatent() {
        with(0, (g, players) -> {
            Tensor ws = players.ws(first(), none(), new CrossoverAt(1, LAYERS - 1, second()).step());
            assertArrayEquals(
                    g.w(first(), none()).toFloats(), ws.select(1, LAYERS - 1).toFloats());
        });
    }
}
