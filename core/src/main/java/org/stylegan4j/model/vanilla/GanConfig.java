package org.stylegan4j.model.vanilla;

import java.util.List;
import java.util.stream.IntStream;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.LatentImages;
import org.stylegan4j.model.gan.LatentPlayers;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.tensor.Tensor;

/**
 * All settings of a training of fully connected networks that do not come from the data: the first GAN, and WGAN and WGAN-GP by another
 * loss.
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param training how both improve
 */
public record GanConfig(Networks networks, LossConfig loss, AdversarialTraining training) implements ModelConfig {
    /** The name of the system. */
    public static final String SYSTEM = "gan";

    /**
     * Sizes of both networks. Each layer of the generator is twice as wide as the one before, each of the discriminator half as wide.
     *
     * @param zDim Z, length of the latents
     * @param generatorWidth of the generator's first layer
     * @param discriminatorWidth of the discriminator's first layer
     * @param layers hidden ones of the generator; the discriminator has half as many
     * @param batchNorm whether the generator's layers but the first are followed by one
     */
    public record Networks(int zDim, int generatorWidth, int discriminatorWidth, int layers, boolean batchNorm) {
        /** Those of the usual script: 128, 256, 512, 1024 and 512, 256. */
        public static final Networks USUAL = new Networks(100, 128, 512, 4, true);

        public Networks {
            if (layers < 1 || layers > 8 || generatorWidth < 1 || discriminatorWidth < 1) {
                throw new IllegalArgumentException("expected 1 to 8 layers and widths from 1 on, but was " + layers
                        + ", " + generatorWidth + ", " + discriminatorWidth);
            }
        }

        GeneratorConfig generator(Setup s) {
            List<Integer> widths = IntStream.range(0, layers)
                    .mapToObj(i -> generatorWidth << i)
                    .toList();
            return new GeneratorConfig(zDim, s.labelDim(), s.resolution(), s.channels(), widths, batchNorm);
        }

        DiscriminatorConfig discriminator(Setup s) {
            List<Integer> widths = IntStream.range(0, Math.max(1, layers / 2))
                    .mapToObj(i -> Math.max(1, discriminatorWidth >> i))
                    .toList();
            return new DiscriminatorConfig(s.labelDim(), s.resolution(), s.channels(), widths, Spectral.NONE);
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
                Summary.ofVectors("Generator", p -> new Generator(p, networks.generator(setup))),
                Summary.ofVectors("Discriminator", p -> new Discriminator(p, networks.discriminator(setup))));
    }

    @Override
    public Model build(Setup setup) {
        GeneratorConfig gc = networks.generator(setup);
        DiscriminatorConfig dc = networks.discriminator(setup);
        return AdversarialModel.create(AdversarialModel.Plan.of(SYSTEM, loss, training), setup, (g, d, mean) -> {
            Generator generator = new Generator(g, gc);
            Discriminator discriminator = new Discriminator(d, dc);
            LatentPlayers players = new LatentPlayers(
                    gc.zDim(),
                    (z, labels) -> generator.forward(z, labels, Mode.TRAINING),
                    (x, labels) -> discriminator.forward(x, labels, Mode.TRAINING));
            return new AdversarialModel.Parts(gc, dc, players, images(new Generator(mean, gc)));
        });
    }

    /** The generator as drawing sees it, by the statistics that training left behind. */
    static LatentImages images(Generator generator) {
        GeneratorConfig c = generator.config();
        return new LatentImages(
                c.zDim(),
                c.labelDim(),
                c.imageChannels(),
                c.resolution(),
                (Tensor z, Tensor labels) -> generator.forward(z, labels, Mode.INFERENCE));
    }
}
