package org.stylegan4j.latent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.progan.MsgProGanConfig;
import org.stylegan4j.model.progan.Networks;
import org.stylegan4j.model.progan.ProGanConfig;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;

/** Writes small untrained networks for tests. */
public final class SampleNetworks {
    private static final AdversarialTraining TRAINING =
            AdversarialTraining.of(OptimizerConfig.adam(0.001), Average.decay(0.999));

    private SampleNetworks() {}

    /**
     * Writes a 16x16 network without intermediate latents that is still growing: it draws 8x8.
     *
     * @param classes 0 for an unconditional network
     */
    public static Path writeGrowing(Path file, int classes) throws IOException {
        Growth growth = Growth.of(4, 1, 1);
        Networks small = new Networks(6, new Channels(128, 8), 4);
        ProGanConfig config = new ProGanConfig(small, LossConfig.WGAN_GP, TRAINING, growth);
        List<String> names = List.of("cat", "dog", "bird").subList(0, classes);
        try (Model model = config.build(new Setup(16, 3, classes, Compute.PLAIN, 3))) {
            model.prepare(new Progress(1500, 1, 10_000));
            Checkpoint.write(file, model, new Provenance("pets", "abc", names, 3, 1500, "0.1.0", "{}"));
        }
        return file;
    }

    /** Writes a 16x16 network without intermediate latents that draws all scales at once. */
    public static Path writeMultiScale(Path file) throws IOException {
        Networks small = new Networks(6, new Channels(128, 8), 4);
        MsgProGanConfig config = new MsgProGanConfig(small, LossConfig.WGAN_GP, TRAINING);
        try (Model model = config.build(new Setup(16, 3, 0, Compute.PLAIN, 3))) {
            Checkpoint.write(file, model, new Provenance("pets", "abc", List.of(), 3, 0, "0.1.0", "{}"));
        }
        return file;
    }

    /**
     * Writes a 16x16 network with noise and a mean that is not zero.
     *
     * @param channels 1 or 3
     * @param classes 0 for an unconditional network
     */
    public static Path write(Path file, int channels, int classes) throws IOException {
        StyleGan2Config paper = StyleGan2Config.PAPER;
        StyleGan2Config.Networks n = paper.networks();
        StyleGan2Config.Networks small = new StyleGan2Config.Networks(
                8, 8, 2, new Channels(128, 8), n.generator(), n.discriminator(), 4, n.convClamp(), 4, NoiseMode.RANDOM);
        StyleGan2Config config = new StyleGan2Config(small, paper.loss(), paper.style(), paper.training());
        List<String> names = List.of("cat", "dog", "bird").subList(0, classes);
        try (Model model = config.build(new Setup(16, channels, classes, Compute.PLAIN, 3));
                Scope scope = Scope.noGrad()) {
            Params g = model.networks().get("G_ema");
            InPlace.copy(g.all().get("mapping.w_avg"), Golden.sine(1, 0.7, 8));
            g.parameters().forEach((path, t) -> {
                if (path.endsWith("noise_strength")) {
                    InPlace.add(t, 0.3);
                }
            });
            Checkpoint.write(file, model, new Provenance("pets", "abc", names, 3, 64_000, "0.1.0", "{}"));
        }
        return file;
    }

    /** Writes a 16x16 ProGAN, grown to its end, which has no intermediate latents. */
    public static Path writeProGan(Path file) throws IOException {
        ProGanConfig config = new ProGanConfig(
                new Networks(6, new Channels(128, 8), 4), LossConfig.WGAN_GP, TRAINING, Growth.of(4, 1, 1));
        try (Model model = config.build(new Setup(16, 3, 0, Compute.PLAIN, 3))) {
            model.prepare(new Progress(9000, 1, 10_000));
            Checkpoint.write(file, model, new Provenance("pets", "abc", List.of(), 3, 9000, "0.1.0", "{}"));
        }
        return file;
    }
}
