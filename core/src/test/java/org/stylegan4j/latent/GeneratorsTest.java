package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.latent.direction.Components;
import org.stylegan4j.latent.direction.Direction;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Truncation;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.progan.MsgProGanConfig;
import org.stylegan4j.model.progan.Networks;
import org.stylegan4j.model.progan.ProGanConfig;
import org.stylegan4j.model.stylegan1.StyleGan1Config;
import org.stylegan4j.model.stylegan1.Styles;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.NoLeaks;

/** Networks of all systems draw. */
@ExtendWith(NoLeaks.class)
class GeneratorsTest {
    private static final Networks SMALL = new Networks(6, new Channels(128, 8), 4);
    private static final AdversarialTraining TRAINING =
            AdversarialTraining.of(OptimizerConfig.adam(0.001), Average.decay(0.999));
    /** A thousand images for each level, and a thousand for each fade. */
    private static final Growth GROWTH = Growth.of(4, 1, 1);

    @TempDir
    Path folder;

    private Path write(ModelConfig config, long images) throws IOException {
        Path file = folder.resolve(config.system() + images + ".safetensors");
        try (Model model = config.build(new Setup(16, 3, 0, Compute.PLAIN, 3))) {
            model.prepare(new Progress(images, 1, 10_000));
            Checkpoint.write(file, model, new Provenance("pets", "abc", List.of(), 3, images, "0.1.0", "{}"));
        }
        return file;
    }

    private static List<float[]> draw(Network network, long... seeds) {
        List<float[]> values = new ArrayList<>();
        network.drawAll(Arrays.stream(seeds).mapToObj(Recipe::seed).toList(), 2, p -> values.add(p.values()));
        return values;
    }

    @Test
    void growingNetworkDrawsTheLevelItHasReached() throws IOException {
        ProGanConfig config = new ProGanConfig(SMALL, LossConfig.WGAN_GP, TRAINING, GROWTH);
        try (Network at4 = Network.load(write(config, 0));
                Network fading = Network.load(write(config, 1500));
                Network grown = Network.load(write(config, 9000))) {
            assertEquals(List.of(4, 8, 16), List.of(at4.resolution(), fading.resolution(), grown.resolution()));
            assertEquals(6, grown.zDim());
            assertEquals(3 * 8 * 8, draw(fading, 1).get(0).length);
            List<float[]> pictures = draw(grown, 1, 2, 1);
            assertEquals(3 * 16 * 16, pictures.get(0).length);
            assertArrayEquals(pictures.get(0), pictures.get(2), 1e-5f);
            assertFalse(Arrays.equals(pictures.get(0), pictures.get(1)));
            assertEquals(
                    "this network (progan) has no intermediate latents: it draws seeds, and walks and adds in Z",
                    assertThrows(IllegalArgumentException.class, grown::styles).getMessage());
        }
    }

    private static StyleGan1Config styleGan(Styles styles) {
        var networks =
                new StyleGan1Config.Networks(6, 5, 2, new Channels(128, 8), styles, true, false, 4, NoiseMode.RANDOM);
        return new StyleGan1Config(networks, StyleGan1Config.PAPER_LOSS, StyleGan1Config.PAPER_STYLE, TRAINING, GROWTH);
    }

    @Test
    void networksKnowTheTruncationOfTheirAuthors() throws IOException {
        StyleGan1Config original = styleGan(Styles.ADAPTIVE);
        StyleGan1Config revised = styleGan(Styles.DEMODULATED);
        ProGanConfig without = new ProGanConfig(SMALL, LossConfig.WGAN_GP, TRAINING, GROWTH);
        try (Network styleGan = Network.load(write(original, 9000));
                Network configB = Network.load(write(revised, 9001));
                Network styleGan2 = Network.load(SampleNetworks.write(folder.resolve("2.safetensors"), 3, 0));
                Network proGan = Network.load(write(without, 9000))) {
            assertEquals(new Truncation(0.7, OptionalInt.of(8)), styleGan.publishedTruncation());
            assertEquals(Truncation.of(0.5), configB.publishedTruncation());
            assertEquals(Truncation.of(0.5), styleGan2.publishedTruncation());
            assertEquals(Truncation.NONE, proGan.publishedTruncation());
        }
    }

    @Test
    void growingNetworkWithStylesDrawsAtFullSize() throws IOException {
        StyleGan1Config config = styleGan(Styles.ADAPTIVE);
        try (Network fading = Network.load(write(config, 1500));
                Network grown = Network.load(write(config, 9000))) {
            assertEquals(6, grown.styles().layers());
            checkFactor(grown, "StyleMod.weight", "4x4.Const", "4x4.Conv", "8x8.Conv0_up");
            assertEquals(3 * 16 * 16, draw(fading, 1).get(0).length);
            List<float[]> pictures = draw(grown, 1, 2, 1);
            assertArrayEquals(pictures.get(0), pictures.get(2), 1e-5f);
            assertFalse(Arrays.equals(pictures.get(0), pictures.get(1)));
        }
    }

    @Test
    void stepsBetweenTheSystemsHaveFactorsToo() throws IOException {
        var networks = new StyleGan1Config.Networks(
                6, 5, 2, new Channels(128, 8), Styles.DEMODULATED, true, false, 4, NoiseMode.RANDOM);
        StyleGan1Config config = new StyleGan1Config(
                networks, StyleGan1Config.PAPER_LOSS, StyleGan1Config.PAPER_STYLE, TRAINING, GROWTH);
        try (Network grown = Network.load(write(config, 9000))) {
            checkFactor(grown, "mod_weight", "4x4.Conv", "8x8.Conv0_up", "8x8.Conv1");
        }
    }

    /** The first factor of layers 0 to 2 changes their styles more than any axis of W does. */
    private static void checkFactor(Network network, String weight, String... layers) {
        Direction first = Components.factors(network, new WSamples(50, 1, Optional.empty()), Layers.parse("0-2"), 1)
                .get(0);
        int n = first.vector().length;
        double length = Math.sqrt(squares(first.vector()));
        double most = 0;
        double[] axes = new double[n];
        for (String layer : layers) {
            float[] a = network.weights()
                    .parameters()
                    .get("synthesis." + layer + "." + weight)
                    .toFloats();
            for (int row = 0; row < a.length; row += n) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += a[row + i] * first.vector()[i] / length;
                    axes[i] += a[row + i] * a[row + i];
                }
                most += product * product;
            }
        }
        assertTrue(most >= Arrays.stream(axes).max().orElseThrow() * 0.9999, most + " " + Arrays.toString(axes));
    }

    private static double squares(float... v) {
        double sum = 0;
        for (float x : v) {
            sum += x * x;
        }
        return sum;
    }

    @Test
    void networkOfManyLevelsDrawsTheFinest() throws IOException {
        MsgProGanConfig config = new MsgProGanConfig(SMALL, LossConfig.WGAN_GP, TRAINING);
        try (Network network = Network.load(write(config, 0))) {
            assertEquals(16, network.resolution());
            assertEquals(3 * 16 * 16, draw(network, 1).get(0).length);
        }
    }
}
