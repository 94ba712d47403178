package org.stylegan4j.model.dcgan;

import java.util.List;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.LatentImages;
import org.stylegan4j.model.gan.LatentPlayers;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.nn.Spectral;

/**
 * All settings of a DCGAN training that do not come from the data (Radford et al. 2016).
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param training how both improve
 */
public record DcganConfig(Networks networks, LossConfig loss, AdversarialTraining training) implements ModelConfig {
    /** What {@code --model} calls it. */
    public static final String SYSTEM = "dcgan";

    /** Section 4: logistic loss, Adam with a first moment of 0.5; the paper averages no weights. */
    public static final DcganConfig PAPER = new DcganConfig(
            Networks.PAPER,
            LossConfig.of(ScoreLoss.NON_SATURATING, PenaltyConfig.NONE),
            AdversarialTraining.of(OptimizerConfig.adam(0.0002, 0.5, 0.999), Average.NONE));

    /**
     * Sizes of both networks.
     *
     * @param zDim Z, length of the latents
     * @param width feature maps beside the images; each layer further in has twice as many
     * @param rules which of the paper's guidelines are followed
     */
    public record Networks(int zDim, int width, Rules rules) {
        /** Figure 1. */
        public static final Networks PAPER = new Networks(100, 128, Rules.ALL);

        private GeneratorConfig generator(Setup s) {
            return new GeneratorConfig(zDim, s.labelDim(), s.resolution(), s.channels(), width, rules, Spectral.NONE);
        }

        private DiscriminatorConfig discriminator(Setup s) {
            return new DiscriminatorConfig(s.labelDim(), s.resolution(), s.channels(), width, rules, Spectral.NONE);
        }
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public boolean halfPrecision() {
        return false;
    }

    @Override
    public void check(Setup setup) {
        networks.generator(setup);
        networks.discriminator(setup);
    }

    @Override
    public List<Summary> summaries(Setup setup) {
        return List.of(
                Summaries.generator(networks.generator(setup)), Summaries.discriminator(networks.discriminator(setup)));
    }

    @Override
    public Model build(Setup setup) {
        GeneratorConfig gc = networks.generator(setup);
        DiscriminatorConfig dc = networks.discriminator(setup);
        Compute compute = setup.compute();
        return AdversarialModel.create(AdversarialModel.Plan.of(SYSTEM, loss, training), setup, (g, d, average) -> {
            Generator generator = new Generator(g, gc, compute);
            Discriminator discriminator = new Discriminator(d, dc, compute);
            LatentPlayers players = new LatentPlayers(
                    gc.zDim(),
                    (z, labels) -> generator.forward(z, labels, Mode.TRAINING),
                    (x, labels) -> discriminator.forward(x, labels, Mode.TRAINING));
            return new AdversarialModel.Parts(gc, dc, players, images(new Generator(average, gc, compute)));
        });
    }

    /** The generator as drawing sees it, by the statistics that training left behind. */
    static ImageGenerator images(Generator generator) {
        GeneratorConfig c = generator.config();
        return new LatentImages(
                c.zDim(),
                c.labelDim(),
                c.imageChannels(),
                c.resolution(),
                (z, labels) -> generator.forward(z, labels, Mode.INFERENCE));
    }
}
