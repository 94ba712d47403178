package org.stylegan4j.model.stylegan1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.Turns;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.style.PathLength;
import org.stylegan4j.model.style.StyleTraining;
import org.stylegan4j.model.stylegan1.StyleGan1Config.Networks;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class StyleGan1Test {
    /** 8x8 for the first 8 images, 16x16 half faded in after 8 more. */
    private static final Growth GROWTH = Growth.of(8, 0.008, 0.016);

    private static final AdversarialTraining TRAINING =
            AdversarialTraining.of(OptimizerConfig.adam(0.002), Average.halfLife(10_000, 0));
    private static final StyleTraining MIXED = StyleGan1Config.PAPER_STYLE;
    private static final StyleTraining PLAIN = MIXED.withMixing(0);

    private static Networks networks(Styles styles, boolean multiScale) {
        boolean traditional = styles == Styles.NONE;
        NoiseMode noise = traditional ? NoiseMode.NONE : NoiseMode.RANDOM;
        return new Networks(8, 8, traditional ? 0 : 2, Nets.CHANNELS, styles, !traditional, multiScale, 4, noise);
    }

    private static StyleGan1Config config(Networks networks, LossConfig loss, StyleTraining style) {
        return config(networks, loss, style, TRAINING);
    }

    private static StyleGan1Config config(
            Networks networks, LossConfig loss, StyleTraining style, AdversarialTraining training) {
        return new StyleGan1Config(networks, loss, style, training, networks.multiScale() ? Growth.NONE : GROWTH);
    }

    /** StyleGAN with both losses, its traditional generator, MSG-StyleGAN, and StyleGAN2's configs A, B and D. */
    private static Stream<StyleGan1Config> systems() {
        LossConfig logistic = StyleGan1Config.PAPER_LOSS;
        LossConfig lazy = logistic.withPenalty(PenaltyConfig.r1(10).withInterval(16));
        AdversarialTraining revised = TRAINING.withTurns(Turns.GENERATOR_FIRST);
        StyleTraining pathLength = MIXED.withPathLength(PathLength.Settings.PAPER);
        return Stream.of(
                config(networks(Styles.ADAPTIVE, false), logistic, MIXED),
                config(networks(Styles.ADAPTIVE, false), LossConfig.WGAN_GP, MIXED),
                config(networks(Styles.NONE, false), logistic, PLAIN),
                config(networks(Styles.ADAPTIVE, true), logistic, PLAIN),
                config(networks(Styles.ADAPTIVE, false), logistic, MIXED, revised),
                config(networks(Styles.DEMODULATED, false), logistic, MIXED, revised),
                config(networks(Styles.DEMODULATED, false), lazy, pathLength, revised));
    }

    private static Model build(StyleGan1Config config) {
        return config.build(new Setup(16, 3, 0, Compute.PLAIN, 3));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void twoStepsMoveEveryNetwork(StyleGan1Config config) {
        try (Model model = build(config);
                Rng rng = new Rng(5)) {
            Step step = new Step(rng, Labels.NONE, (name, values) -> {}, Device.CPU);
            Progress progress = new Progress(16, 2, 100);
            for (int i = 0; i < 2; i++) {
                float[] g = weight(model, "G");
                float[] d = weight(model, "D");
                float[] average = weight(model, "G_ema");
                iterate(model, step, progress);
                assertTrue(distance(g, weight(model, "G")) > 0, "G");
                assertTrue(distance(d, weight(model, "D")) > 0, "D");
                assertTrue(distance(average, weight(model, "G_ema")) > 0, "G_ema");
                progress = progress.after(8);
            }
        }
    }

    private static float[] weight(Model model, String network) {
        boolean g = network.startsWith("G");
        String path = g ? "synthesis.4x4.Conv.weight" : "4x4.Conv.weight";
        return model.networks().get(network).all().get(path).toFloats();
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        assertTrue(Double.isFinite(sum));
        return sum;
    }

    private static void iterate(Model model, Step step, Progress progress) {
        model.prepare(progress);
        for (Phase phase : model.phases()) {
            model.networks().values().forEach(n -> n.requireGrad(false));
            phase.trained().forEach(trained -> trained.network().requireGrad(true));
            for (Objective objective : phase.objectives()) {
                try (Scope scope = Scope.open()) {
                    Tensor x = Golden.sine(0, 0.05, 8, 3, 16, 16); // 16x16 is fading in
                    objective.loss(new Batch(x, Tensor.zeros(8, 0)), step).backward();
                }
            }
            for (Phase.Trained trained : phase.trained()) {
                trained.optimizer().step();
                trained.network().clearGrads();
            }
        }
        model.average(progress, 8);
    }

    private static String phases(StyleGan1Config config) {
        try (Model model = build(config)) {
            return model.phases().stream()
                    .map(p -> p.name() + "/" + p.due().weight() + ":"
                            + p.objectives().size())
                    .toList()
                    .toString();
        }
    }

    @Test
    void phasesAreThoseOfThePapers() {
        List<String> found = systems().map(StyleGan1Test::phases).toList();
        assertEquals("[Dmain/1:2, Gmain/1:1]", found.get(0), "StyleGAN: R1 with the reals in every step");
        assertEquals("[Dmain/1:3, Gmain/1:1]", found.get(1), "WGAN-GP");
        assertEquals("[Gmain/1:1, Dmain/1:2]", found.get(4), "config A");
        assertEquals("[Gmain/1:1, Greg/4:1, Dmain/1:2, Dreg/16:1]", found.get(6), "config D");
    }

    @Test
    void whatCannotWorkIsRefusedInOneLine() {
        IllegalArgumentException mixed = assertThrows(
                IllegalArgumentException.class,
                () -> config(networks(Styles.NONE, false), StyleGan1Config.PAPER_LOSS, MIXED));
        assertEquals("without styles there is nothing to mix: 0.9", mixed.getMessage());
        IllegalArgumentException constant = assertThrows(
                IllegalArgumentException.class,
                () -> new GeneratorConfig(8, 0, 8, 2, 16, 3, Nets.CHANNELS, Styles.NONE, true, true));
        assertEquals("without styles the first layer must read the latent, not a constant", constant.getMessage());
        IllegalArgumentException depth = assertThrows(
                IllegalArgumentException.class,
                () -> new GeneratorConfig(8, 0, 16, 0, 16, 3, Nets.CHANNELS, Styles.ADAPTIVE, true, true));
        assertEquals("without mapping layers w must be as long as what they would read: 16 and 8", depth.getMessage());
    }
}
